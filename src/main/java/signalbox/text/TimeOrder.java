package signalbox.text;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The earlier and the later of two moments, where one of them may not be known; the longer of two durations.
public final class TimeOrder {
    private TimeOrder() {}

    /// @param other null: not known, then it is the first
    public static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    /// @param other null: not known, then it is the first
    public static Instant later(Instant one, @Nullable Instant other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    /// Null when neither is known.
    public static @Nullable Instant earlierKnown(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : earlier(one, other);
    }

    /// Null when neither is known.
    public static @Nullable Instant laterKnown(@Nullable Instant one, @Nullable Instant other) {
        return one == null ? other : later(one, other);
    }

    public static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    public static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
