package signalbox.queue.movement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.RowVersion;
import signalbox.text.TimeOrder;

/// When jobs were seen to move last, to the second.
///
/// @param enqueued when one was last enqueued; null when no row shows it, as for the others
/// @param began when a worker last began one
/// @param done when one was last done
/// @param version of the row that shows the latest of them (`RowVersion`); of several the one written first
/// @param window of rows in which they were looked for
public record RecentMoves(
        @Nullable Instant enqueued,
        @Nullable Instant began,
        @Nullable Instant done,
        int version,
        RowWindow window) {
    public static final RecentMoves NONE = new RecentMoves(null, null, null, RowVersion.UNKNOWN, RowWindow.NONE);

    /// What one row shows. Times ahead of `now` are left out: the clock that wrote them was ahead. A row that was
    /// written just after `now` was read counts.
    public static RecentMoves of(
            @Nullable Instant enqueued, @Nullable Instant began, @Nullable Instant done, int version, Instant now) {
        return new RecentMoves(past(enqueued, now), past(began, now), past(done, now), version, RowWindow.NONE);
    }

    private static @Nullable Instant past(@Nullable Instant at, Instant now) {
        if (at == null || at.isAfter(now.plus(CreatedAheadJobs.TOLERANCE))) {
            return null;
        }
        return TimeOrder.earlier(at, now);
    }

    /// The latest of the three; null when there is none.
    public @Nullable Instant last() {
        return TimeOrder.laterKnown(enqueued, TimeOrder.laterKnown(began, done));
    }

    /// With those that were seen elsewhere; the window stays.
    public RecentMoves with(RecentMoves other) {
        return new RecentMoves(
                TimeOrder.laterKnown(enqueued, other.enqueued),
                TimeOrder.laterKnown(began, other.began),
                TimeOrder.laterKnown(done, other.done),
                versionBeside(other),
                window);
    }

    private int versionBeside(RecentMoves other) {
        var mine = last();
        var others = other.last();
        if (others == null || (mine != null && mine.isAfter(others))) {
            return version;
        }
        if (mine == null || others.isAfter(mine) || version == RowVersion.UNKNOWN) {
            return other.version;
        }
        return RowVersion.isUpTo(other.version, version) ? other.version : version;
    }
}
