package signalbox.app.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import signalbox.live.page.JobLine;
import signalbox.live.page.LinePieces;
import signalbox.monitor.Snapshot;
import signalbox.queue.count.Count;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobQueries;
import signalbox.queue.job.export.ExportSource;
import signalbox.queue.job.export.JobCsvColumn;
import signalbox.queue.job.export.JobExport;
import signalbox.queue.job.export.PagedJobs;

/// Exports of whole lists of jobs: one at a time, cancelled when the session ends. They are read by the sessions that
/// watch.
public final class SessionExports implements AutoCloseable {
    private final SessionDatabases databases;
    private final BiFunction<JobFilter, JobOrder, Optional<JobLine>> lines;
    private final BiFunction<JobListing, List<Integer>, List<Job>> rows;
    private final AtomicReference<@Nullable JobExport> current = new AtomicReference<>();

    /// @param lines all that match, where memory tells it
    /// @param rows those of these jobs that still match
    SessionExports(
            SessionDatabases databases,
            BiFunction<JobFilter, JobOrder, Optional<JobLine>> lines,
            BiFunction<JobListing, List<Integer>, List<Job>> rows) {
        this.databases = databases;
        this.lines = lines;
        this.rows = rows;
    }

    /// Returns at once: who asks runs it, in the background.
    ///
    /// @throws IllegalStateException while another one is running
    public synchronized JobExport begin(JobListing listing, List<JobCsvColumn> columns, Path file) {
        if (running().isPresent()) {
            throw new IllegalStateException("One export at a time: wait for its end, or cancel it.");
        }
        var export = new JobExport(file, columns, () -> source(listing));
        current.set(export);
        return export;
    }

    public Optional<JobExport> running() {
        return Optional.ofNullable(current.get()).filter(export -> !export.isEnded());
    }

    private ExportSource source(JobListing listing) {
        return lines.apply(listing.filter(), listing.order())
                .map(line -> inLine(listing, line))
                .orElseGet(() -> new ExportSource(pages(listing), known(listing.filter())));
    }

    private ExportSource inLine(JobListing listing, JobLine line) {
        return new ExportSource(new LinePieces(line, ids -> rows.apply(listing, ids)), Count.exactly(line.size()));
    }

    private PagedJobs pages(JobListing listing) {
        var queries = new JobQueries(databases.capabilities());
        return new PagedJobs(
                databases::watching, (sql, after) -> queries.page(sql, listing, after, JobQueries.LONGEST_PAGE));
    }

    /// As the newest snapshot has it, where only states are filtered.
    private @Nullable Count known(JobFilter filter) {
        return databases
                .newest()
                .filter(_ -> filter.statesOnly())
                .map(Snapshot::counts)
                .map(counts -> counts.of(filter.matchingStates()))
                .orElse(null);
    }

    @Override
    public void close() {
        running().ifPresent(JobExport::cancelAndWait);
    }
}
