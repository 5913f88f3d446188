package signalbox.live;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import signalbox.queue.CreatedAheadJobs;

/// A time in a column: microseconds since 1970, as PostgreSQL keeps them.
public final class ColumnTime {
    /// No time at all: before every other.
    public static final long NONE = Long.MIN_VALUE;

    /// So far ahead of the server's clock a time may lie without being wrong.
    public static final long TOLERANCE = CreatedAheadJobs.TOLERANCE.toNanos() / 1_000;

    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private static final long EARLIEST = of(Instant.parse("2000-01-01T00:00:00Z"));
    private static final long LATEST = of(Instant.parse("+10000-01-01T00:00:00Z"));

    private ColumnTime() {}

    /// Whether it is a time of a job: `Sql.sorted` gives the ends of this span to what is none, such as infinity.
    public static boolean isTime(long moment) {
        return moment > EARLIEST && moment < LATEST;
    }

    /// Whether it is that time itself, or none: which of them is not kept.
    public static boolean isEarliest(long moment) {
        return moment == EARLIEST;
    }

    public static long length(Duration length) {
        return Math.multiplyExact(length.toSeconds(), PER_SECOND) + length.toNanosPart() / NANOS;
    }

    public static long of(@Nullable Instant at) {
        return at == null ? NONE : ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    public static @Nullable Instant instant(long moment) {
        return moment == NONE
                ? null
                : Instant.ofEpochSecond(Math.floorDiv(moment, PER_SECOND), Math.floorMod(moment, PER_SECOND) * NANOS);
    }
}
