package signalbox.queue.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of jobs, and where the next one begins.
///
/// @param next null on the last page
/// @param reach how far the table was searched when the page is not full and there may be more; else null
public record JobPage(
        List<Job> jobs, @Nullable JobCursor next, @Nullable SearchReach reach) {
    /// A full page, or the last one.
    public JobPage(List<Job> jobs, @Nullable JobCursor next) {
        this(jobs, next, null);
    }

    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
