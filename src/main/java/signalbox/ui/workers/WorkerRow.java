package signalbox.ui.workers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.election.Leadership;
import signalbox.election.RunnerConnection;
import signalbox.text.DurationText;
import signalbox.text.TimeText;
import signalbox.worker.ProcessVerdict;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// A process in the table.
///
/// @param badge `HTTP`, `CRON`, …
/// @param age how long ago it was listed
/// @param since how long ago it began
/// @param connections its runner connections, by the pids of their backends; empty: none
/// @param part what its runner does: `leads`, `standby`, or empty
record WorkerRow(
        Worker worker,
        String badge,
        String started,
        String age,
        String since,
        List<CommandLinePart> command,
        List<Integer> connections,
        Part part) {
    enum Part {
        NONE("–"),
        UNKNOWN("not known"),
        STANDBY("standby"),
        LEADS("leads");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        String label() {
            return words;
        }
    }

    /// What stays the same as long as a process lives.
    record Id(int pid, Instant started) {}

    static WorkerRow of(Worker worker, Workers all, Leadership leadership, Instant now) {
        var age = age(worker, now);
        var connections = all.backendsOf(worker);
        return row(
                worker,
                now,
                DurationText.rough(age),
                DurationText.ago(age),
                connections,
                part(connections, leadership.leader()));
    }

    /// From a process list, which shows no connections.
    static WorkerRow listed(Worker worker, Instant taken, Instant now) {
        var age = DurationText.rough(age(worker, taken));
        return row(worker, now, age, age + " before the list", List.of(), Part.UNKNOWN);
    }

    private static Duration age(Worker worker, Instant at) {
        return Duration.between(worker.process().started(), at);
    }

    private static WorkerRow row(
            Worker worker, Instant now, String age, String since, List<Integer> connections, Part part) {
        var process = worker.process();
        var tokens = worker.verdict().evidence().stream()
                .map(ProcessVerdict.Evidence::token)
                .toList();
        return new WorkerRow(
                worker,
                worker.kind().word().toUpperCase(Locale.ROOT),
                TimeText.narrow(process.started(), now),
                age,
                since,
                CommandLinePart.of(process.command(), tokens),
                connections,
                part);
    }

    private static Part part(List<Integer> connections, @Nullable RunnerConnection leader) {
        if (connections.isEmpty()) {
            return Part.NONE;
        }
        return leader != null && connections.contains(leader.pid()) ? Part.LEADS : Part.STANDBY;
    }

    Id id() {
        return new Id(worker.pid(), worker.process().started());
    }

    int pid() {
        return worker.pid();
    }

    String commandText() {
        return worker.process().command();
    }

    String connectionsText() {
        if (part == Part.UNKNOWN) {
            return part.label();
        }
        return connections.isEmpty()
                ? "–"
                : connections.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
