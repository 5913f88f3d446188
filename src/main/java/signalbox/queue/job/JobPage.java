package signalbox.queue.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of jobs, and where the next one begins.
///
/// @param next null on the last page
public record JobPage(List<Job> jobs, @Nullable JobCursor next) {
    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
