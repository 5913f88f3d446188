package signalbox.queue.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The jobs of a page, before their rows are read.
///
/// @param ids at most `JobQueries.LONGEST_PAGE`
/// @param next where the next page begins; null on the last one
public record FoundJobs(List<Integer> ids, @Nullable JobCursor next) {
    public FoundJobs {
        ids = List.copyOf(ids);
    }
}
