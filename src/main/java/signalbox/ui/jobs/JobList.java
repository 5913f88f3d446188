package signalbox.ui.jobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobPage;
import signalbox.queue.job.JobQueries;

/// The jobs read so far for one filter and order: the first pages of the jobs that match.
///
/// @param next where the next page begins; null when no more jobs match
record JobList(
        JobFilter filter,
        JobOrder order,
        List<Job> jobs,
        @Nullable JobCursor next) {

    static final int PAGE = 200;

    /// People do not read further: with a narrower filter they find more.
    static final int MOST = 5_000;

    static final JobList NONE = new JobList(JobFilter.ALL, JobOrder.NEWEST, List.of(), null);

    JobList {
        jobs = List.copyOf(jobs);
    }

    boolean isOf(JobFilter otherFilter, JobOrder otherOrder) {
        return filter.equals(otherFilter) && order == otherOrder;
    }

    boolean isComplete() {
        return next == null;
    }

    boolean hasRoom() {
        return jobs.size() < MOST;
    }

    /// A job that moved from one page to another is listed once.
    JobList with(JobPage page) {
        var byId = new LinkedHashMap<Long, Job>();
        jobs.forEach(job -> byId.put(job.id(), job));
        page.jobs().forEach(job -> byId.put(job.id(), job));
        return new JobList(filter, order, List.copyOf(byId.values()), page.next());
    }

    /// A request for the first rows that match.
    ///
    /// @param rows as many as there were before; at least a page is read
    record Wanted(JobSource source, JobFilter filter, JobOrder order, int rows) {
        JobList read() {
            var wanted = Math.clamp(rows, PAGE, MOST);
            var jobs = new ArrayList<Job>();
            JobCursor at = null;
            do {
                var page = source.page(filter, order, at, Math.min(JobQueries.LONGEST_PAGE, wanted - jobs.size()));
                jobs.addAll(page.jobs());
                at = page.next();
            } while (at != null && jobs.size() < wanted);
            return new JobList(filter, order, jobs, at);
        }
    }
}
