package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.OmitNull;
import signalbox.worker.ProcessVerdict;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// One process of the list that `workers` prints.
///
/// @param ppid null when the list does not show it
/// @param disagreement null when the rules agree
/// @param backends pids of the backends whose connections belong to the process
public record WorkerDocument(
        Instant takenAt,
        int pid,
        @Nullable Integer ppid,
        @OmitNull @Nullable String ppidReason,
        String user,
        Instant started,
        String kind,
        List<Evidence> evidence,
        @Nullable String disagreement,
        @Nullable List<Integer> backends,
        @OmitNull @Nullable String backendsReason) {

    public record Evidence(String rule, String token) {
        static Evidence of(ProcessVerdict.Evidence evidence) {
            return new Evidence(evidence.rule().word(), evidence.token());
        }
    }

    /// @param workers listed at least once
    /// @param whyNoBackends empty when the connections are known
    public static List<WorkerDocument> of(Workers workers, Optional<String> whyNoBackends) {
        return workers.all().stream()
                .map(worker -> of(worker, workers, whyNoBackends))
                .toList();
    }

    private static WorkerDocument of(Worker worker, Workers workers, Optional<String> whyNoBackends) {
        var process = worker.process();
        var verdict = worker.verdict();
        return new WorkerDocument(
                Objects.requireNonNull(workers.takenAt()),
                process.pid(),
                process.hasParent() ? process.ppid() : null,
                process.hasParent() ? null : "The list has no column PPID.",
                process.user(),
                process.started(),
                verdict.kind().word(),
                verdict.evidence().stream().map(Evidence::of).toList(),
                verdict.disagreement(),
                whyNoBackends.isEmpty() ? workers.backendsOf(worker) : null,
                whyNoBackends.orElse(null));
    }
}
