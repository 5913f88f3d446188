package signalbox.live.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.live.JobChange.ChangedRow;
import signalbox.live.LiveJobs;
import signalbox.live.OpenJob;
import signalbox.queue.count.QueueQueries.SeenJob;
import signalbox.queue.movement.RecentMoves;

/// What the table has of a job that was notified.
///
/// @param id its primary key
/// @param channel as it is stored, `root` for none
/// @param open null when it is not open
/// @param done when it was done, if the row says so
/// @param version which transaction wrote it last, see `RowVersion`
/// @param call what it calls
/// @param worker the pid of the process that ran it last; null where the row has none
public record NotifiedRow(
        long id,
        SeenJob seen,
        String channel,
        @Nullable OpenJob open,
        @Nullable Instant done,
        int version,
        LiveJobs.ModelMethod call,
        @Nullable Integer worker) {
    /// When it moved, as far as its row shows.
    public RecentMoves moves(Instant now) {
        return RecentMoves.of(seen.enqueued(), seen.started(), done, version, now);
    }

    /// What is kept of it when its state has changed.
    ChangedRow changed() {
        return new ChangedRow(
                channel,
                call.model(),
                call.method(),
                worker,
                ChangedRow.moved(seen.state(), seen.enqueued(), seen.started(), seen.done()));
    }
}
