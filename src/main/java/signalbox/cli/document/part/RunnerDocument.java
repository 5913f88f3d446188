package signalbox.cli.document.part;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.election.Candidate;
import signalbox.election.EmbeddedMarker;
import signalbox.worker.ProcessMatch;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// One runner connection, and the process behind it.
///
/// @param workerKindReason, workerPidReason given also when it is known: what shows it
public record RunnerDocument(
        int pid,
        @Nullable String uuid,
        @OmitNull @Nullable String uuidReason,
        String database,
        String role,
        @Nullable String client,
        @OmitNull @Nullable String clientReason,
        @Nullable Instant backendStart,
        @OmitNull @Nullable String backendStartReason,
        @Nullable Integer place,
        @OmitNull @Nullable String placeReason,
        @Nullable String state,
        @OmitNull @Nullable String stateReason,
        @Nullable Instant lastActivity,
        @OmitNull @Nullable String lastActivityReason,
        boolean embedded,
        @Nullable String workerKind,
        String workerKindReason,
        @Nullable Integer workerPid,
        String workerPidReason,
        String verdict) {
    private static final String HIDDEN = "This role cannot see it, or it does not apply.";

    public static RunnerDocument of(Candidate candidate, Workers workers) {
        var runner = candidate.connection();
        var worker = workers.behind(runner.pid());
        return new RunnerDocument(
                runner.pid(),
                runner.uuid(),
                NullReason.ifNull(runner.uuid(), HIDDEN),
                runner.database(),
                runner.role(),
                runner.client(),
                NullReason.ifNull(
                        runner.client(), runner.isHidden() ? HIDDEN : ProcessMatch.Reason.UNIX_SOCKET.label()),
                runner.backendStart(),
                NullReason.ifNull(runner.backendStart(), HIDDEN),
                candidate.place(),
                NullReason.ifNull(candidate.place(), HIDDEN),
                runner.state(),
                NullReason.ifNull(runner.state(), HIDDEN),
                runner.stateChange(),
                NullReason.ifNull(runner.stateChange(), HIDDEN),
                runner.embedded() != EmbeddedMarker.NO,
                worker.map(found -> found.kind().word()).orElse(null),
                workers.reason(runner.pid()),
                worker.map(Worker::pid).orElse(null),
                workers.reason(runner.pid()),
                candidate.verdict());
    }
}
