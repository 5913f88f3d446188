package signalbox.ui.workers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.election.Leadership;
import signalbox.election.RunnerConnection;
import signalbox.ui.kit.Durations;
import signalbox.ui.kit.Times;
import signalbox.worker.Verdict;
import signalbox.worker.Worker;
import signalbox.worker.Workers;

/// A process in the table.
///
/// @param badge `HTTP`, `CRON`, …
/// @param connections the runner connections it has, by their backends' pids; empty for none
/// @param part `leads`, `standby`, or empty: what its runner is
record WorkerRow(
        Worker worker,
        String badge,
        String started,
        String age,
        List<Fragment> command,
        List<Integer> connections,
        Part part) {
    enum Part {
        NONE("–"),
        STANDBY("standby"),
        LEADS("leads");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// What stays the same while a process lives.
    record Id(int pid, Instant started) {}

    static WorkerRow of(Worker worker, Workers all, Leadership leadership, Instant now) {
        var process = worker.process();
        var tokens = worker.verdict().evidence().stream()
                .map(Verdict.Evidence::token)
                .toList();
        var connections = all.backendsOf(worker);
        return new WorkerRow(
                worker,
                worker.kind().word().toUpperCase(Locale.ROOT),
                Times.brief(process.started(), now),
                Durations.rough(Duration.between(process.started(), now)),
                Fragment.of(process.command(), tokens),
                connections,
                part(connections, leadership.leader()));
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
        return connections.isEmpty()
                ? "–"
                : connections.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
