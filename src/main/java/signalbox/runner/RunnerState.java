package signalbox.runner;

import java.time.Instant;

/// What a runner is doing, since when.
public sealed interface RunnerState {
    Instant since();

    /// Has not connected yet.
    record Starting(Instant since) implements RunnerState {}

    /// Connected under that name; another leads.
    record Waiting(Instant since, String applicationName) implements RunnerState {}

    /// Leads and dispatches.
    record Leading(Instant since, String applicationName) implements RunnerState {}

    /// Lost its connection or could not work; tries again after a while.
    record Faulted(Instant since, RuntimeException cause) implements RunnerState {}

    record Stopped(Instant since) implements RunnerState {}
}
