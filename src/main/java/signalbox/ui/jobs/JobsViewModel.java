package signalbox.ui.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.count.Counts;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.NewestAnswer;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.jobs.JobList.WantedRows;
import signalbox.ui.jobs.filter.FilterViewModel;
import signalbox.ui.jobs.filter.SavedFiltersViewModel;

/// The list of jobs: which are there, and which are selected; `FilterViewModel` has which are wanted. It follows the
/// snapshots, and never changes a row itself. On the FX thread only.
final class JobsViewModel {
    private static final Duration RAREST_LIST = Duration.ofMillis(200);

    private final SavedFiltersViewModel saved;
    private final FilterViewModel filters;
    private final MoreColumnsChoice columns = new MoreColumnsChoice();
    private final JobSource source;
    private final NewestAnswer<JobList> listing;
    private final NewestAnswer<List<Job>> filling;
    private final ReadOnlyObjectWrapper<JobFilter> filter;
    private final ReadOnlyObjectWrapper<JobOrder> order = new ReadOnlyObjectWrapper<>(JobOrder.NEWEST);
    private final ReadOnlyObjectWrapper<List<JobRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Job>> selection = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper total = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Counts> counts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> channels = new ReadOnlyObjectWrapper<>(List.of());
    private final MatchCounting counting;
    private final ReadOnlyObjectWrapper<SearchProgress> search = new ReadOnlyObjectWrapper<>(SearchProgress.NONE);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper limit = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<EmptyListText> whenEmpty =
            new ReadOnlyObjectWrapper<>(EmptyListText.unread("Connecting…"));
    private Instant readAt = Instant.EPOCH;
    private @Nullable Feed feed;
    private @Nullable Snapshot snapshot;
    private JobList list = JobList.NONE;
    private WantedRows seen = WantedRows.TOP;
    private final ReadOnlyBooleanWrapper inLine = new ReadOnlyBooleanWrapper();
    private String hint = "";
    private boolean growing;
    private boolean isSearchStopped;
    private Instant searchBegan = Instant.EPOCH;
    private boolean answered;

    JobsViewModel(JobSource source, SavedFiltersViewModel saved, Background background) {
        this.source = source;
        this.saved = saved;
        filters = saved.filters();
        filter = new ReadOnlyObjectWrapper<>(filters.filter().get());
        listing = new NewestAnswer<>(background, RAREST_LIST, this::show);
        filling = new NewestAnswer<>(background, RAREST_LIST, this::fill);
        counting = new MatchCounting(source, background);
        columns.chosen().subscribe((_, _) -> readAgain());
        filters.filter().subscribe((_, wanted) -> filtered(wanted));
    }

    void show(Feed feed) {
        this.feed = feed;
        var newest = feed.snapshot();
        var known = isKnown(newest);
        snapshot = newest == null ? snapshot : newest;
        if (newest == null || known) {
            sayWhenEmpty();
            return;
        }
        counts.set(newest.counts());
        total.set(MatchCount.written(newest.counts().total()) + " in queue_job"
                + (newest.capabilities().hidesJobs() ? ", as far as row security lets this role see" : ""));
        columns.offer(newest.capabilities());
        channels.set(newest.channels().stream().map(ChannelUsage::name).sorted().toList());
        redraw();
        if (isCurrent() && answered) {
            counting.show(list, counts.get());
        }
        listing.repeat(newest.jobsAt(), again());
    }

    /// A feed may also come because of a fault or a look at the runners, with the same jobs as before.
    private boolean isKnown(@Nullable Snapshot newest) {
        return snapshot != null && newest != null && newest.jobsAt().equals(snapshot.jobsAt());
    }

    /// Who follows the filter knows of it before the rows change.
    private void filtered(JobFilter wanted) {
        filter.set(wanted);
        if (!order.get().isCheapFor(wanted)) {
            order.set(JobOrder.NEWEST);
        }
        reload();
    }

    /// Ignored if it would sort a large table.
    void order(JobOrder wanted) {
        if (wanted != order.get() && wanted.isCheapFor(filter().get())) {
            order.set(wanted);
            reload();
        }
    }

    /// Tries again after a failure, too.
    void reload() {
        counting.forget();
        isSearchStopped = false;
        searchBegan = now();
        seen = WantedRows.TOP;
        sayWhenEmpty();
        if (snapshot != null) {
            listing.ask(wanted(0)::read);
        }
    }

    /// The same rows with other columns.
    private void readAgain() {
        if (snapshot != null) {
            listing.ask(again());
        }
    }

    /// What was searched for is not searched again: only what was found is read.
    private Callable<JobList> again() {
        var current = list;
        var wanted = wanted(isCurrent() ? list.jobs().size() : 0);
        if (isCurrent() && answered && current.isSearched()) {
            return () -> current.refreshed(wanted);
        }
        searchBegan = listing.isWaiting() ? searchBegan : now();
        return wanted::read;
    }

    /// Adds the next page, if there is one.
    void loadMore() {
        var cursor = list.next();
        var current = list;
        var mayGoOn = list.reach() == null || !isSearchStopped;
        if (cursor != null && list.hasRoom() && !growing && isCurrent() && mayGoOn) {
            growing = true;
            listing.ask(() -> current.with(source.page(current.listing(), cursor, JobList.PAGE)));
        }
    }

    private void goOnSearching() {
        if (list.reach() != null) {
            loadMore();
        }
    }

    /// Does what the search offers now: stops, goes on, or begins again.
    void actOnSearch() {
        switch (search.get().next()) {
            case STOP -> stopSearch(true);
            case GO_ON -> {
                stopSearch(false);
                goOnSearching();
            }
            case AGAIN -> reload();
            case NOTHING -> {}
        }
    }

    private void stopSearch(boolean stopped) {
        isSearchStopped = stopped;
        search.set(SearchProgress.of(list, stopped, searchBegan));
    }

    private JobList.Wanted wanted(int rows) {
        return new JobList.Wanted(source, listing(), rows, seen);
    }

    JobListing listing() {
        return new JobListing(filter().get(), order.get(), columns.chosen().get());
    }

    /// These rows of a line are seen: they are read, if they were not.
    void see(int first, int last) {
        if (!seen.areAt(first, last)) {
            seen = new WantedRows(first, last, seen.chosen());
            fill();
        }
    }

    /// One request after the other: who scrolls fast does not look at the rows between.
    private void fill() {
        var shown = list;
        var ids = shown.unread(seen);
        if (!ids.isEmpty() && !filling.isWaiting() && isCurrent()) {
            filling.ask(() -> source.rows(shown.listing(), ids));
        }
    }

    /// Rows that could not be read show what memory keeps: the next reading of the list says why.
    private void fill(TaskResult<List<Job>> answer, Duration took) {
        if (answer instanceof TaskResult.Done(var jobs) && isCurrent() && !jobs.isEmpty()) {
            list = list.reading(jobs);
            redraw();
            fill();
        }
    }

    private void show(TaskResult<JobList> answer, Duration took) {
        growing = false;
        switch (answer) {
            case TaskResult.Done(var found) -> {
                failure.set("");
                answered = true;
                readAt = now();
                list = found;
                redraw();
                fill();
                counting.show(found, counts.get(), took, now());
                goOnSearching();
            }
            case TaskResult.Failed(var cause) -> {
                failure.set(Objects.requireNonNullElse(cause.getMessage(), cause.toString()));
                if (!isCurrent()) {
                    list = JobList.NONE;
                    redraw();
                }
                sayWhenEmpty();
            }
        }
    }

    /// Whether the rows are those of the present filter, and not still those of the one before.
    boolean isCurrent() {
        return list.isOf(listing());
    }

    /// Whether the list has all jobs that match.
    boolean isComplete() {
        return list.isComplete();
    }

    /// Whether the list has been read, even if it is empty.
    boolean isAnswered() {
        return answered;
    }

    /// The rows show the time of the reading: whether a job still runs is not known before the next one.
    void redraw() {
        var read = readAt;
        if (snapshot != null) {
            filters.show(snapshot, list.jobs());
        }
        rows.set(list.rows(read));
        inLine.set(list.line() != null);
        limit.set(limitSentence());
        search.set(SearchProgress.of(list, isSearchStopped, searchBegan));
        sayWhenEmpty();
    }

    private String limitSentence() {
        return hint.isEmpty() ? list.limitSentence(snapshot) : hint;
    }

    /// What the operator should know now: it stands below the list until something is selected.
    void hint(String sentence) {
        hint = sentence;
        limit.set(limitSentence());
    }

    /// Whether all that match are listed, from memory.
    ReadOnlyBooleanProperty inLine() {
        return inLine.getReadOnlyProperty();
    }

    private void sayWhenEmpty() {
        whenEmpty.set(emptyList());
    }

    private EmptyListText emptyList() {
        var fault = feed == null ? null : feed.fault();
        var reason = fault == null ? "" : fault.message();
        if (snapshot == null) {
            return EmptyListText.unread(reason.isEmpty() ? "Connecting…" : reason);
        }
        if (!answered || !isCurrent()) {
            return failure.get().isEmpty() ? EmptyListText.READING : EmptyListText.failed(failure.get());
        }
        var cameSince = list.filter().isAll() && snapshot.counts().total().value() > 0 && reason.isEmpty();
        if (list.reach() != null) {
            return EmptyListText.SEARCHED;
        }
        if (list.dropped() > 0) {
            return EmptyListText.outdated(searchBegan);
        }
        var at = list.isSearched() ? searchBegan : readAt;
        return cameSince ? EmptyListText.READING : EmptyListText.of(list.filter(), at, reason);
    }

    private Instant now() {
        return snapshot == null ? Instant.EPOCH : snapshot.serverTime();
    }

    void select(List<Job> jobs) {
        selection.set(List.copyOf(jobs));
        seen = new WantedRows(
                seen.first(), seen.last(), jobs.stream().map(Job::id).toList());
        fill();
    }

    /// The place of the first job that was created at that time or, from there on, beyond it; empty when only a part
    /// of the jobs is listed.
    OptionalInt created(Instant moment) {
        return list.created(moment);
    }

    ReadOnlyObjectProperty<JobFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    MoreColumnsChoice columns() {
        return columns;
    }

    FilterViewModel filters() {
        return filters;
    }

    SavedFiltersViewModel saved() {
        return saved;
    }

    ReadOnlyObjectProperty<JobOrder> order() {
        return order.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<JobRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// The selected rows as they are now; rows that left the list are no longer among them.
    ReadOnlyObjectProperty<List<Job>> selection() {
        return selection.getReadOnlyProperty();
    }

    /// How many jobs there are, in words; empty before the first snapshot.
    ReadOnlyStringProperty total() {
        return total.getReadOnlyProperty();
    }

    /// The counts of the whole table, without the filter; null before the first snapshot.
    ReadOnlyObjectProperty<@Nullable Counts> counts() {
        return counts.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<String>> channels() {
        return channels.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<MatchCount> match() {
        return counting.match();
    }

    /// How far the list was searched for; nothing where an index or memory has it.
    ReadOnlyObjectProperty<SearchProgress> search() {
        return search.getReadOnlyProperty();
    }

    /// When the rows were read, by the server's clock.
    Instant readAt() {
        return readAt;
    }

    /// Why the list could not be read; empty when it could.
    ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    /// Says that not all jobs are listed, why, and what to do; empty when all are.
    ReadOnlyStringProperty limit() {
        return limit.getReadOnlyProperty();
    }

    /// The text that is shown while there are no rows.
    ReadOnlyObjectProperty<EmptyListText> whenEmpty() {
        return whenEmpty.getReadOnlyProperty();
    }
}
