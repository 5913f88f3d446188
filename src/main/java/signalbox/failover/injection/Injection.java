package signalbox.failover.injection;

import java.util.List;
import java.util.Optional;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.election.SameProcess;
import signalbox.postgres.Sql;

/// Takes the leader out by one method. Its methods block.
public interface Injection {
    /// Why it cannot be done now: one sentence.
    ///
    /// @param sql for reading only
    Optional<String> objection(Sql sql, Observation seen, List<RunnerConnection> victims);

    /// Which runner connections end together because they belong to one process.
    ///
    /// @param sql for reading only
    default SameProcess processes(Sql sql, Observation seen) {
        return SameProcess.BY_UUID;
    }

    /// Takes one runner out.
    ///
    /// @param sql in autocommit
    /// @throws InjectionException with the reason why it was not done
    /// @throws signalbox.postgres.connection.PostgresException of the kind OUTCOME_UNKNOWN when it may have
    ///     been done
    void inject(Sql sql, RunnerConnection victim);

    /// Ends what would last, such as a freeze; called once, however the drill ends.
    default void restore() {}
}
