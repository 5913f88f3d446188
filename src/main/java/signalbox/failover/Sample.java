package signalbox.failover;

import java.time.Instant;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;

/// One look at the runner connections.
///
/// @param at by the server's clock
record Sample(Instant at, Observation seen, Leadership leadership) {
    static Sample of(Observation seen) {
        return new Sample(seen.serverTime(), seen, Leadership.of(seen));
    }

    boolean shows(RunnerConnection runner) {
        return seen.connections().stream().anyMatch(runner::isSameBackend);
    }

    long leaders() {
        return leadership.succession().stream()
                .filter(standing -> standing.leads())
                .count();
    }
}
