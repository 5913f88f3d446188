package signalbox.queue.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.text.TimeOrder;

/// What the row of one job shows of its last run. Any time may be missing, and clocks may differ: a job that began
/// before it was due has waited for 0 s.
///
/// @param channel as it is stored
/// @param took the column exec_time, in seconds
public record TrendJob(
        JobState state,
        String channel,
        String model,
        String method,
        @Nullable Instant created,
        @Nullable Instant eta,
        @Nullable Instant started,
        @Nullable Instant done,
        @Nullable Double took) {
    /// What such a job keeps in date_started is of an earlier try.
    private static final Set<JobState> NOT_BEGUN =
            Set.of(JobState.PENDING, JobState.ENQUEUED, JobState.WAIT_DEPENDENCIES);

    private static final Set<JobState> WAITING = Set.of(JobState.PENDING, JobState.ENQUEUED);

    /// Above it, exec_time is no length of a run.
    static final double LONGEST = 1e8;

    /// Since when it waits: its ETA, if that is later than its creation.
    @Nullable
    Instant due() {
        return TimeOrder.laterKnown(created, eta);
    }

    @Nullable
    Instant begun() {
        return NOT_BEGUN.contains(state) ? null : started;
    }

    /// Whether it waits to be started now.
    boolean waits() {
        return WAITING.contains(state);
    }

    TrendEnding ending() {
        return switch (state) {
            case DONE -> TrendEnding.DONE;
            case FAILED -> TrendEnding.FAILED;
            case WAIT_DEPENDENCIES, PENDING, ENQUEUED, STARTED, CANCELLED, OTHER -> TrendEnding.NONE;
        };
    }

    /// No column holds when a job failed: then its start counts.
    @Nullable
    Instant ended() {
        var at = done;
        return switch (ending()) {
            case DONE -> at == null ? started(run()) : at;
            case FAILED -> at != null && started != null && !at.isBefore(started) ? at : started;
            case NONE -> null;
        };
    }

    private @Nullable Instant started(@Nullable Duration run) {
        return started == null || run == null ? null : started.plus(run);
    }

    @Nullable
    Duration waited() {
        var due = due();
        var begun = begun();
        return due == null || begun == null ? null : notNegative(Duration.between(due, begun));
    }

    /// How long it ran, of one that is done.
    @Nullable
    Duration run() {
        if (state != JobState.DONE) {
            return null;
        }
        if (took != null && took > 0 && took < LONGEST) {
            return Duration.ofMillis(Math.round(took * 1000));
        }
        return started == null || done == null ? null : notNegative(Duration.between(started, done));
    }

    private static Duration notNegative(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }
}
