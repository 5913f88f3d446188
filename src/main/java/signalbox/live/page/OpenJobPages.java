package signalbox.live.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import signalbox.live.OpenJobSnapshot;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.count.Count;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.group.FailedVersions;
import signalbox.queue.job.FoundJobs;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobPage;
import signalbox.queue.job.JobQueries;

/// Pages of jobs, and how many match. While the open jobs are in memory, those of a filter that looks at nothing else
/// are found there, and the server is asked for the rows of one page by the primary key. Other filters walk the table,
/// as `JobQueries` does.
public final class OpenJobPages {
    private final JobQueries queries;
    private final @Nullable OpenJobSnapshot view;

    /// @param view of the newest snapshot; null: there is none
    public OpenJobPages(Capabilities capabilities, @Nullable OpenJobSnapshot view) {
        this.queries = new JobQueries(capabilities);
        this.view = view;
    }

    /// To be called in a transaction: ages count from its beginning. A job that was changed since the snapshot, and no
    /// longer matches, is left out.
    ///
    /// @param after where the previous page ended; null for the first
    /// @param limit 1 to `JobQueries.LONGEST_PAGE`
    /// @throws IllegalArgumentException when the order needs a sort and the filter does not take open states only,
    ///     or the table does not have what the filter looks at
    public JobPage page(Sql sql, JobListing listing, @Nullable JobCursor after, int limit) {
        var search = search(sql, listing.filter());
        var size = Math.clamp(limit, 1, JobQueries.LONGEST_PAGE);
        return search.flatMap(jobs -> jobs.first(listing.order(), after, size))
                .map(found -> queries.page(sql, listing, found))
                .orElseGet(() -> queries.page(sql, listing, after, limit));
    }

    /// All jobs that match, in order; empty where memory does not tell it. To be called in a transaction.
    ///
    /// @throws IllegalArgumentException when the table does not have what the filter looks at
    public Optional<JobLine> line(Sql sql, JobFilter filter, JobOrder order) {
        return search(sql, filter).flatMap(jobs -> jobs.line(order));
    }

    /// Those of these jobs that match, by the primary key.
    ///
    /// @param ids at most `JobQueries.LONGEST_PAGE`
    public List<Job> rows(Sql sql, JobListing listing, List<Integer> ids) {
        return queries.page(sql, listing, new FoundJobs(ids, null)).jobs();
    }

    /// How many jobs match: exactly if they are in memory, else counted up to `atMost` and no further. To be called in
    /// a transaction.
    ///
    /// @throws IllegalArgumentException when the table does not have what the filter looks at
    public Count count(Sql sql, JobFilter filter, int atMost) {
        var known = search(sql, filter).map(RowSearch::count).orElse(OptionalLong.empty());
        return known.isPresent() ? Count.exactly(known.getAsLong()) : queries.count(sql, filter, atMost);
    }

    /// Which failed jobs match; empty where memory does not tell it. To be called in a transaction.
    ///
    /// @param filter takes failed jobs only
    /// @throws IllegalArgumentException when the table does not have what the filter looks at
    public Optional<FailedVersions> failed(Sql sql, JobFilter filter) {
        return search(sql, filter).flatMap(RowSearch::all);
    }

    private Optional<RowSearch> search(Sql sql, JobFilter filter) {
        var open = view;
        if (open == null || open.jobs() == null || !filter.openOnly()) {
            return Optional.empty();
        }
        queries.requireColumns(filter);
        var now = ServerClock.atTransactionStart(sql);
        return open.jobsAt(now)
                .flatMap(jobs ->
                        new RowConditions(jobs, now).of(filter).map(condition -> new RowSearch(jobs, condition)));
    }
}
