package signalbox.queue.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Other jobs that are like one job.
///
/// @param sameKey those with its identity key; null when it has none
/// @param sameMethod those of its model and method; null when it has none
public record RelatedJobs(@Nullable Alike sameKey, @Nullable Alike sameMethod) {

    /// @param jobs the newest first, at most `RelatedJobQueries.MOST`
    /// @param more whether others were seen that are not among them
    /// @param reach how far the table was looked through when older jobs may have been missed; else null
    public record Alike(
            List<Job> jobs, boolean more, @Nullable SearchReach reach) {
        public Alike {
            jobs = List.copyOf(jobs);
        }
    }
}
