package signalbox.ui.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import signalbox.live.OpenJobSnapshot;
import signalbox.live.OpenJobSource.FromMemory;
import signalbox.live.OpenJobSource.FromStatements;
import signalbox.live.OpenJobSource.WhileReading;
import signalbox.live.page.JobLine;
import signalbox.monitor.Snapshot;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobPage;
import signalbox.queue.job.JobQueries;
import signalbox.queue.job.SearchReach;
import signalbox.text.NumberText;

/// The jobs of one listing. Where memory has all that match, the list is complete, and those that are seen are
/// read; else it has the first pages.
///
/// @param jobs those that were read
/// @param next where the next page begins; null when no more jobs match
/// @param line all that match; null where memory does not tell it
/// @param reach how far the table was searched, when the search is not at its end; else null
/// @param dropped how many a search had found that did not match any more when they were read again
record JobList(
        JobListing listing,
        List<Job> jobs,
        @Nullable JobCursor next,
        @Nullable JobLine line,
        @Nullable SearchReach reach,
        int dropped) {

    static final int PAGE = 200;

    /// People do not read further: with a narrower filter they find more. No more rows can be selected one by one.
    static final int MOST = 5_000;

    static final JobList NONE =
            new JobList(new JobListing(JobFilter.ALL, JobOrder.NEWEST), List.of(), null, null, null, 0);

    JobList {
        jobs = List.copyOf(jobs);
    }

    JobFilter filter() {
        return listing.filter();
    }

    boolean isOf(JobListing other) {
        return listing.listsSameAs(other);
    }

    boolean isComplete() {
        return next == null;
    }

    boolean hasRoom() {
        return jobs.size() < MOST;
    }

    /// Whether its jobs were looked for by steps through the table.
    boolean isSearched() {
        return line == null && listing.isSearched();
    }

    /// What a search has found, read again: those that still match. No search goes on by this.
    JobList refreshed(Wanted wanted) {
        var ids = jobs.stream()
                .limit(JobQueries.LONGEST_PAGE)
                .map(job -> Math.toIntExact(job.id()))
                .toList();
        var read = new ArrayList<>(wanted.source().rows(wanted.listing(), ids));
        jobs.stream().skip(ids.size()).forEach(read::add);
        return new JobList(wanted.listing(), read, next, null, reach, dropped + jobs.size() - read.size());
    }

    /// Says that not all jobs are listed, why, and what to do; empty when all are.
    ///
    /// @param newest null before the first snapshot
    String limitSentence(@Nullable Snapshot newest) {
        if (isComplete() || reach != null || jobs.isEmpty()) {
            return "";
        }
        if (!hasRoom()) {
            return "Only the first " + NumberText.count(jobs.size())
                    + " that match are listed. Narrow the filter to see others.";
        }
        return "Listed " + PAGE + " at a time" + (listing.order().sorts() ? "" : ", by id")
                + (newest == null ? "" : ": " + why(newest.open())) + ".";
    }

    private String why(OpenJobSnapshot open) {
        return switch (open.source()) {
            case FromStatements(var because) -> because;
            case WhileReading _ -> "the open jobs are still being read into memory";
            case FromMemory _ ->
                filter().openOnly()
                        ? "what the filter looks at is not in memory"
                        : "done and cancelled jobs are not in memory";
        };
    }

    /// How many rows it has.
    int size() {
        return line == null ? jobs.size() : line.size();
    }

    /// @param now when they were read
    List<JobRow> rows(Instant now) {
        return line == null
                ? jobs.stream().map(job -> JobRow.of(job, now)).toList()
                : new LineRows(line, jobs.stream().collect(Collectors.toMap(Job::id, Function.identity())), now);
    }

    /// The place of the first job that was created at that time or, from there on, beyond it; empty when only a part
    /// of the jobs is listed.
    OptionalInt created(Instant moment) {
        return line == null || line.size() == 0
                ? OptionalInt.empty()
                : OptionalInt.of(line.created(moment, listing.order().isAscending()));
    }

    /// A job that moved from one page to another is listed once.
    JobList with(JobPage page) {
        return new JobList(listing, joined(page.jobs()), page.next(), null, page.reach(), dropped);
    }

    /// More of those in line were read.
    JobList reading(List<Job> more) {
        return new JobList(listing, joined(more), null, line, null, 0);
    }

    private List<Job> joined(List<Job> more) {
        var byId = new LinkedHashMap<Long, Job>();
        jobs.forEach(job -> byId.put(job.id(), job));
        more.forEach(job -> byId.put(job.id(), job));
        return List.copyOf(byId.values());
    }

    /// Those of the wanted jobs in line that were not read yet, at most a page's worth.
    List<Integer> unread(WantedRows wanted) {
        return line == null
                ? List.of()
                : wanted.ids(line, jobs.stream().map(Job::id).collect(Collectors.toSet()));
    }

    /// Which jobs in line are to be read.
    ///
    /// @param first place of a row that is seen
    /// @param last likewise
    /// @param chosen primary keys of those that are selected
    record WantedRows(int first, int last, Collection<Long> chosen) {
        /// So many rows above and below are read, too.
        private static final int MARGIN = 60;

        static final WantedRows TOP = new WantedRows(0, PAGE, List.of());

        WantedRows {
            chosen = List.copyOf(chosen);
        }

        boolean areAt(int otherFirst, int otherLast) {
            return first == otherFirst && last == otherLast;
        }

        private List<Integer> ids(JobLine line, Set<Long> known) {
            var ids = new LinkedHashSet<Long>();
            IntStream.range(Math.max(0, first - MARGIN), Math.min(line.size(), last + 1 + MARGIN))
                    .forEach(place -> ids.add(line.id(place)));
            ids.addAll(chosen);
            ids.removeAll(known);
            return ids.stream()
                    .limit(JobQueries.LONGEST_PAGE)
                    .map(Math::toIntExact)
                    .toList();
        }
    }

    /// A request for the list.
    ///
    /// @param pages where the list has pages: as many rows as there were before; at least a page is read
    /// @param seen where it has a line
    record Wanted(JobSource source, JobListing listing, int pages, WantedRows seen) {
        JobList read() {
            var line = source.line(listing.filter(), listing.order());
            return line.isPresent() ? inLine(line.get()) : byPages();
        }

        private JobList inLine(JobLine line) {
            var jobs = source.rows(listing, seen.ids(line, Set.of()));
            return new JobList(listing, jobs, null, line, null, 0);
        }

        private JobList byPages() {
            var wanted = Math.clamp(pages, PAGE, MOST);
            var jobs = new ArrayList<Job>();
            JobCursor at = null;
            SearchReach reach;
            do {
                var page = source.page(listing, at, Math.min(JobQueries.LONGEST_PAGE, wanted - jobs.size()));
                jobs.addAll(page.jobs());
                at = page.next();
                reach = page.reach();
            } while (at != null && jobs.size() < wanted && reach == null);
            return new JobList(listing, jobs, at, null, reach, 0);
        }
    }
}
