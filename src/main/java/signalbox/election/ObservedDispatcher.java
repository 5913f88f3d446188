package signalbox.election;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.text.UtcTime;

/// Which runner dispatches jobs, as far as sampled statements show it: the table does not record which runner enqueued
/// a job.
///
/// @param runner null when no sample shows it
/// @param reason what shows it, or why nothing does
public record ObservedDispatcher(@Nullable RunnerConnection runner, String reason) {
    /// An older statement shows nothing about the present.
    public static final Duration RECENT = Duration.ofSeconds(60);

    public static ObservedDispatcher of(Observation seen) {
        var recent = seen.serverTime().minus(RECENT);
        return newest(seen, recent, RunnerConnection::lastDispatched)
                .map(runner -> new ObservedDispatcher(runner, statement(runner, seen)))
                .or(() -> isAfter(seen.work().lastEnqueue(), recent)
                        ? newest(seen, recent, RunnerConnection::lastReadQueue)
                                .map(runner -> new ObservedDispatcher(
                                        runner,
                                        "It reads the queue as a leader does, and a job was enqueued at "
                                                + at(seen.work().lastEnqueue(), seen) + "."))
                        : Optional.empty())
                .orElseGet(() -> new ObservedDispatcher(null, unseen(seen)));
    }

    /// The server shows a statement also while it waits, and after it failed.
    private static String statement(RunnerConnection runner, Observation seen) {
        var at = at(runner.stateChange(), seen);
        return runner.hasDispatched()
                ? "Its last statement, at " + at + ", is one that enqueues a job."
                : "It has been running a statement that enqueues a job since " + at + ".";
    }

    /// All runners whose last statement, not older than 60 s, dispatched a job of this database.
    public static List<RunnerConnection> all(Observation seen) {
        var recent = seen.serverTime().minus(RECENT);
        return candidates(seen, recent, RunnerConnection::lastDispatched).toList();
    }

    private static Optional<RunnerConnection> newest(
            Observation seen, Instant recent, Predicate<RunnerConnection> evidence) {
        return candidates(seen, recent, evidence)
                .max(comparing(runner -> Objects.requireNonNull(runner.stateChange())));
    }

    private static Stream<RunnerConnection> candidates(
            Observation seen, Instant recent, Predicate<RunnerConnection> evidence) {
        return seen.here().stream().filter(runner -> evidence.test(runner) && isAfter(runner.stateChange(), recent));
    }

    private static boolean isAfter(@Nullable Instant at, Instant limit) {
        return at != null && at.isAfter(limit);
    }

    private static String at(@Nullable Instant moment, Observation seen) {
        return moment == null ? "an unknown time" : UtcTime.since(moment, seen.serverTime());
    }

    private static String unseen(Observation seen) {
        var hidden = seen.here().stream().anyMatch(runner -> runner.lastStatement() == null);
        if (hidden) {
            return "Unknown: this role cannot see the statements of other roles.";
        }
        var last = seen.work().lastEnqueue();
        return last == null
                ? "Not seen this time: the server shows only the last statement of each runner, and none from"
                        + " the last 60 s enqueued a job."
                : "A job was enqueued at " + at(last, seen)
                        + "; which runner did it was not seen this time: the server shows only the last"
                        + " statement of each runner.";
    }
}
