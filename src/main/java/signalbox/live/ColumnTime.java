package signalbox.live;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A time in a column: microseconds since 1970, as PostgreSQL keeps them.
final class ColumnTime {
    /// No time at all: before every other.
    static final long NONE = Long.MIN_VALUE;

    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private static final long EARLIEST = of(Instant.parse("2000-01-01T00:00:00Z"));
    private static final long LATEST = of(Instant.parse("+10000-01-01T00:00:00Z"));

    private ColumnTime() {}

    /// Whether it is a time of a job: `Sql.sorted` gives the ends of this span to what is none, such as infinity.
    static boolean isTime(long moment) {
        return moment > EARLIEST && moment < LATEST;
    }

    /// Whether it is that time itself, or none: which of them is not kept.
    static boolean isEarliest(long moment) {
        return moment == EARLIEST;
    }

    static long length(Duration length) {
        return Math.multiplyExact(length.toSeconds(), PER_SECOND) + length.toNanosPart() / NANOS;
    }

    static long of(@Nullable Instant at) {
        return at == null ? NONE : ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static @Nullable Instant instant(long moment) {
        return moment == NONE
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(moment, PER_SECOND), Math.floorMod(moment, PER_SECOND) * NANOS);
    }
}
