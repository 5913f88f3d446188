package signalbox.queue.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Failed jobs that have something in common.
///
/// @param jobs how many of those that were read
/// @param firstStarted, lastStarted when the first and the newest of their last runs began: no column is nearer to the
///     time of the failure; null where no row has that time
/// @param newest the job whose run began last
public record JobGroup(
        GroupKey key,
        int jobs,
        @Nullable Instant firstStarted,
        @Nullable Instant lastStarted,
        Kinds kinds,
        Sample newest) {

    /// How many different ones the group has of each.
    public record Kinds(int errors, int messages, int methods, int channels) {}

    /// One job of the group, as it stands for the others.
    ///
    /// @param id its primary key
    /// @param line where its own frame was; 0 without one
    /// @param message folded
    public record Sample(int id, ErrorFingerprint error, int line, String message, MethodName method, String channel) {}
}
