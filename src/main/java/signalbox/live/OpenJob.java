package signalbox.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;

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
        @Nullable String exception) {}
