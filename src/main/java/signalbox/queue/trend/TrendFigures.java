package signalbox.queue.trend;

import org.jspecify.annotations.Nullable;

/// How many jobs were started, done and failed in a stretch of time, and how long they waited and ran.
///
/// @param waited of those that were started in it; null when there is none, or it is not known
/// @param ran of those that were done in it; null when there is none, or it is not known
public record TrendFigures(
        long started,
        long done,
        long failed,
        @Nullable TrendSpread waited,
        @Nullable TrendSpread ran) {}
