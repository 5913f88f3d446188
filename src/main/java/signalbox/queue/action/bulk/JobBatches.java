package signalbox.queue.action.bulk;

import java.util.ArrayList;
import java.util.List;
import signalbox.queue.action.JobAction;

/// How frozen jobs are cut into batches. A batch has 500 jobs, or up to as many as one action may change where that
/// keeps the jobs of a dependency graph together: so one of them does not begin before the others have changed.
final class JobBatches {
    static final int SIZE = 500;

    /// @param from the first place
    /// @param end the place after the last one
    record Batch(int from, int end) {
        int size() {
            return end - from;
        }
    }

    private JobBatches() {}

    /// @param tried how many jobs go before all others, as a trial; 0: none
    static List<Batch> of(FrozenJobs jobs, int tried) {
        var batches = new ArrayList<Batch>();
        int at = Math.min(tried, jobs.size());
        if (at > 0) {
            batches.add(new Batch(0, at));
        }
        while (at < jobs.size()) {
            int end = end(jobs, at);
            batches.add(new Batch(at, end));
            at = end;
        }
        return batches;
    }

    private static int end(FrozenJobs jobs, int from) {
        int end = Math.min(from + SIZE, jobs.size());
        int most = Math.min(from + JobAction.MOST_JOBS, jobs.size());
        while (end < most && jobs.isOneGraph(end - 1, end)) {
            end++;
        }
        return end;
    }
}
