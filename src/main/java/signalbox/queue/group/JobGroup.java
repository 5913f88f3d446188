package signalbox.queue.group;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Failed jobs that have something in common.
///
/// @param jobs how many of those that were read
/// @param firstStarted, lastStarted when the first and the newest of their last runs began: no column is nearer to the
///     time of the failure; null where no row has that time
/// @param newest the job whose run began last
/// @param course how many of them began in each of `PARTS` equal parts of the time from the first to the last run of
/// all
///     groups; all zero where no row has that time
public record JobGroup(
        GroupKey key,
        int jobs,
        @Nullable Instant firstStarted,
        @Nullable Instant lastStarted,
        Kinds kinds,
        Sample newest,
        List<Integer> course) {
    public static final int PARTS = 24;

    public JobGroup {
        course = List.copyOf(course);
    }

    /// How many different ones the group has of each.
    public record Kinds(int errors, int messages, int methods, int channels) {}

    /// One job of the group, as it stands for the others.
    ///
    /// @param id its primary key
    /// @param line where its own frame was; 0 without one
    /// @param message folded
    public record Sample(int id, ErrorFingerprint error, int line, String message, MethodName method, String channel) {}
}
