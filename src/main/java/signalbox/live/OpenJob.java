package signalbox.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.RowVersion;

/// The columns of one open job that are kept in memory. Times are sorted as `Sql.sorted` does.
///
/// @param uuid null where the row has none
/// @param state an open one
/// @param channel as it is stored; `root` where the row has none
/// @param created null where the row has none
/// @param eta null: none
/// @param enqueued when a runner dispatched it, if the row says so
/// @param started when a worker began it, if the row says so
/// @param exception the name of the exception of its last failure
/// @param lastWrite what the row shows of earlier tries
public record OpenJob(
        long id,
        @Nullable String uuid,
        JobState state,
        String channel,
        int priority,
        @Nullable Instant created,
        @Nullable Instant eta,
        @Nullable Instant enqueued,
        @Nullable Instant started,
        String model,
        String method,
        @Nullable String exception,
        LastWrite lastWrite) {
    /// @param retry how often it was tried, as far as the row counts it
    /// @param hasTrace whether it has a traceback
    /// @param version which transaction wrote it last, see `RowVersion`
    public record LastWrite(int retry, boolean hasTrace, int version) {
        public static final LastWrite UNKNOWN = new LastWrite(0, false, RowVersion.UNKNOWN);
    }
}
