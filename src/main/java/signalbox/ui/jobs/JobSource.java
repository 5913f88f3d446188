package signalbox.ui.jobs;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.session.Session;
import signalbox.live.page.JobLine;
import signalbox.queue.count.Count;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobPage;

/// Reads the list. Its methods block: call them in the background.
interface JobSource {
    /// @param after where the page before ended; null for the first page
    JobPage page(JobListing listing, @Nullable JobCursor after, int limit);

    /// All that match, in order, from memory; empty where memory does not tell it.
    Optional<JobLine> line(JobFilter filter, JobOrder order);

    /// Those of these jobs that still match.
    ///
    /// @param ids at most `JobQueries.LONGEST_PAGE`
    List<Job> rows(JobListing listing, List<Integer> ids);

    /// How many match; where they must be counted, to `atMost` and marked as approximate beyond that.
    Count matching(JobFilter filter, int atMost);

    static JobSource of(Session session) {
        return new JobSource() {
            @Override
            public JobPage page(JobListing listing, @Nullable JobCursor after, int limit) {
                return session.reads().jobs(listing, after, limit);
            }

            @Override
            public Optional<JobLine> line(JobFilter filter, JobOrder order) {
                return session.reads().line(filter, order);
            }

            @Override
            public List<Job> rows(JobListing listing, List<Integer> ids) {
                return session.reads().rows(listing, ids);
            }

            @Override
            public Count matching(JobFilter filter, int atMost) {
                return session.reads().matching(filter, atMost);
            }
        };
    }
}
