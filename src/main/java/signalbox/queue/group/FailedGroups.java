package signalbox.queue.group;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The groups of failed jobs, as far as they were read.
///
/// @param groups the largest first
/// @param jobs how many failed jobs they have together
/// @param progress of the reading of all failed jobs, whatever is grouped
public record FailedGroups(List<JobGroup> groups, long jobs, Progress progress) {
    public static final FailedGroups NONE = new FailedGroups(List.of(), 0, new Progress(0, 0, 0, null));

    public FailedGroups {
        groups = List.copyOf(groups);
    }

    /// @param read how many failed jobs were read
    /// @param failed how many there were when they were listed, at most `FailedJobReader.MOST`
    /// @param notListed how many older ones are left out, because there are more than are kept
    /// @param at when they were listed, by the server's clock; null before
    public record Progress(
            int read, int failed, int notListed, @Nullable Instant at) {
        /// Whether all were read.
        public boolean isComplete() {
            return at != null && read == failed;
        }
    }
}
