package signalbox.failover;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
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

    /// How many lead this database: one of another that has no process here leads nobody's jobs of ours.
    long leaders() {
        return leadership.succession().stream()
                .filter(standing -> standing.leads() && seen.serves(standing.connection()))
                .count();
    }

    /// Who leads this database; null for nobody, and for one of another that has no process here.
    @Nullable
    RunnerConnection leader() {
        var leader = leadership.leader();
        return leader != null && seen.serves(leader) ? leader : null;
    }
}
