package signalbox.failover;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.election.EmbeddedMarker;
import signalbox.election.Leadership;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;

/// One look at the runner connections.
///
/// @param at by the server's clock
record RunnerSample(Instant at, Observation seen, Leadership leadership) {
    static RunnerSample of(Observation seen) {
        return new RunnerSample(seen.serverTime(), seen, Leadership.of(seen));
    }

    boolean shows(RunnerConnection runner) {
        return seen.connections().stream().anyMatch(runner::isSameBackend);
    }

    /// Whether its process was seen to do what only a leader does with this database's jobs: dispatch them, or read
    /// them for that. A standby asks pg_stat_activity or tries the lock, and a runner that only observes does
    /// neither.
    boolean showsActing(RunnerConnection runner) {
        return runner.embedded() != EmbeddedMarker.OBSERVES
                && ofItsProcess(runner).anyMatch(each -> each.lastDispatched() || each.lastReadQueue());
    }

    boolean hidesStatements(RunnerConnection runner) {
        return ofItsProcess(runner).anyMatch(each -> each.lastStatement() == null);
    }

    /// The runner as it is in this look, and the connection to this database that has the same uuid.
    private Stream<RunnerConnection> ofItsProcess(RunnerConnection runner) {
        return seen.connections().stream()
                .filter(each -> each.isSameBackend(runner)
                        || (each.isElected()
                                && Objects.equals(each.uuid(), runner.uuid())
                                && each.database().equals(seen.database())));
    }

    /// How many runners lead this database. A leader that has no connection here dispatches none of its jobs and
    /// does not count.
    long leaders() {
        return leadership.succession().stream()
                .filter(candidate -> candidate.leads() && seen.serves(candidate.connection()))
                .count();
    }

    /// The runner that leads this database; null when none does, or when the leader has no connection here.
    @Nullable
    RunnerConnection leader() {
        var leader = leadership.leader();
        return leader != null && seen.serves(leader) ? leader : null;
    }
}
