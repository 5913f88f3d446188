package signalbox.queue.count;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A number of jobs.
///
/// @param approximate whether it is the planner's estimate, or was counted some time ago
/// @param counted when it was exact last, by the server's clock; null for an exact one and for an estimate
public record Count(
        long value, boolean approximate, @Nullable Instant counted) {
    public static final Count ZERO = exactly(0);

    public Count(long value, boolean approximate) {
        this(value, approximate, null);
    }

    public static Count exactly(long value) {
        return new Count(value, false);
    }

    public static Count about(long value) {
        return new Count(value, true);
    }

    public Count plus(Count other) {
        return new Count(value + other.value, approximate || other.approximate);
    }
}
