package signalbox.election;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who hands out jobs, as far as sampled statements show it: no column keeps who enqueued a job.
///
/// @param runner null when no sample shows it
/// @param reason what shows it, or why nothing does
public record Dispatcher(@Nullable RunnerConnection runner, String reason) {
    private static final Duration RECENT = Duration.ofSeconds(60);

    public static Dispatcher of(Observation seen) {
        var recent = seen.serverTime().minus(RECENT);
        return seen.connections().stream()
                .filter(runner -> runner.lastDispatched() && isAfter(runner.stateChange(), recent))
                .max(comparing(runner -> Objects.requireNonNull(runner.stateChange())))
                .map(runner -> new Dispatcher(
                        runner, "Its last statement, at " + runner.stateChange() + ", handed a job to a worker."))
                .orElseGet(() -> new Dispatcher(null, unseen(seen)));
    }

    private static boolean isAfter(@Nullable Instant at, Instant limit) {
        return at != null && at.isAfter(limit);
    }

    private static String unseen(Observation seen) {
        var hidden = seen.connections().stream().anyMatch(runner -> runner.lastStatement() == null);
        return hidden
                ? "Unknown: the statements of other roles are hidden from this one."
                : "No runner's last statement, of the last 60 s, handed out a job.";
    }
}
