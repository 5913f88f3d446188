package signalbox.ui.jobs;

import org.jspecify.annotations.Nullable;
import signalbox.app.session.Session;
import signalbox.queue.count.Count;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobPage;

/// Reads the list. Its methods block: call them in the background.
interface JobSource {
    /// @param after where the page before ended; null for the first page
    JobPage page(JobFilter filter, JobOrder order, @Nullable JobCursor after, int limit);

    /// How many match; where they must be counted, to `atMost` and marked as approximate beyond that.
    Count matching(JobFilter filter, int atMost);

    static JobSource of(Session session) {
        return new JobSource() {
            @Override
            public JobPage page(JobFilter filter, JobOrder order, @Nullable JobCursor after, int limit) {
                return session.reads().jobs(filter, order, after, limit);
            }

            @Override
            public Count matching(JobFilter filter, int atMost) {
                return session.reads().matching(filter, atMost);
            }
        };
    }
}
