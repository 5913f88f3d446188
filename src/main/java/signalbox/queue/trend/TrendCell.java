package signalbox.queue.trend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Jobs of one channel and method that began in the same step and ended in the same step.
///
/// @param channel the complete name
/// @param began the step in which they began; `NEVER` before the first step or not known; the number of steps: they
/// wait
/// @param ended the step in which they ended; `NEVER` outside of the period, or not known
/// @param firstDue since when the one that was due first waited or has waited; null when that is not known
/// @param waits of those that began in the period, as far as known
/// @param runs of those that were done in the period, as far as known
public record TrendCell(
        String channel,
        String model,
        String method,
        int began,
        int ended,
        TrendEnding ending,
        long jobs,
        @Nullable Instant firstDue,
        Lengths waits,
        Lengths runs) {
    static final int NEVER = -1;
}
