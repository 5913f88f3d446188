package signalbox.runner;

import java.time.Instant;
import java.util.Optional;

/// What a runner is doing, since when.
public sealed interface RunnerState {
    Instant since();

    /// Has not connected yet.
    record Starting(Instant since) implements RunnerState {}

    /// Its connection, as `pg_stat_activity` shows it.
    record Backend(int pid, String applicationName) {}

    /// Connected; another leads.
    ///
    /// @param place empty when the election has no order
    record Waiting(Instant since, Backend backend, Optional<Election.Place> place) implements RunnerState {}

    /// Leads, and dispatches unless it only observes.
    record Leading(Instant since, Backend backend) implements RunnerState {}

    /// Leads no longer, and closes its connection.
    record SteppingDown(Instant since, String reason) implements RunnerState {}

    /// Lost its connection or could not work; tries again after a while.
    record Faulted(Instant since, RuntimeException cause) implements RunnerState {}

    /// @param reason why it does not go on
    record Stopped(Instant since, String reason) implements RunnerState {}
}
