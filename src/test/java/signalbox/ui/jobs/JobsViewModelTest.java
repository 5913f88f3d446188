package signalbox.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static signalbox.ui.JobSamples.NOW;
import static signalbox.ui.JobSamples.WRITER;
import static signalbox.ui.JobSamples.counts;
import static signalbox.ui.JobSamples.feed;
import static signalbox.ui.JobSamples.job;
import static signalbox.ui.JobSamples.looked;
import static signalbox.ui.JobSamples.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.live.page.JobLine;
import signalbox.live.page.JobLineSamples;
import signalbox.monitor.Feed;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.count.Count;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobPage;
import signalbox.queue.job.MoreColumns;
import signalbox.queue.job.SearchReach;
import signalbox.text.UtcTime;
import signalbox.ui.fx.InlineBackground;
import signalbox.ui.fx.QueuedBackground;
import signalbox.ui.jobs.filter.SavedFilterSamples;

class JobsViewModelTest {
    /// A table of jobs, newest first, that notes what it was asked.
    private static final class Table implements JobSource {
        private final List<JobFilter> filters = new ArrayList<>();
        private final List<JobOrder> orders = new ArrayList<>();
        private final List<MoreColumns> columns = new ArrayList<>();
        private final List<Integer> limits = new ArrayList<>();
        private final List<Integer> read = new ArrayList<>();
        private boolean inLine;
        /// So many jobs are found in one call of a search.
        private int found = Integer.MAX_VALUE;
        private int counted;
        /// Whether the server does not count in time.
        private boolean isTooLong;
        private List<Job> jobs = List.of();
        private @Nullable RuntimeException fault;

        static Table of(long size) {
            var table = new Table();
            table.jobs = LongStream.range(0, size)
                    .mapToObj(i -> job(size - i, JobState.FAILED))
                    .toList();
            return table;
        }

        @Override
        public JobPage page(JobListing listing, @Nullable JobCursor after, int limit) {
            if (fault != null) {
                throw fault;
            }
            filters.add(listing.filter());
            orders.add(listing.order());
            columns.add(listing.more());
            limits.add(limit);
            var from = after == null ? 0 : (int) after.id();
            var to = (int) Math.min(jobs.size(), from + Math.min(limit, (long) found));
            var next = to < jobs.size() ? new JobCursor("", to) : null;
            var isPart = next != null && to - from < limit;
            return new JobPage(
                    jobs.subList(from, to), next, isPart ? new SearchReach(NOW, to / (double) jobs.size()) : null);
        }

        @Override
        public Optional<JobLine> line(JobFilter filter, JobOrder order) {
            return inLine && filter.openOnly() ? Optional.of(JobLineSamples.of(jobs, order)) : Optional.empty();
        }

        @Override
        public List<Job> rows(JobListing listing, List<Integer> ids) {
            if (fault != null) {
                throw fault;
            }
            read.addAll(ids);
            return jobs.stream()
                    .filter(job -> ids.contains(Math.toIntExact(job.id())))
                    .toList();
        }

        @Override
        public Count matching(JobFilter filter, int atMost) {
            counted++;
            if (isTooLong) {
                throw new PostgresException(PostgresException.Kind.TIMED_OUT, "The server took too long.", null);
            }
            return jobs.size() > atMost ? Count.about(atMost) : Count.exactly(jobs.size());
        }
    }

    private static Feed at(Instant when) {
        return feed(snapshot(when, WRITER, counts()));
    }

    private static JobsViewModel open(Table table) {
        var model = new JobsViewModel(table, SavedFilterSamples.none(), new InlineBackground());
        model.show(at(NOW));
        return model;
    }

    @Test
    void chips_channel_and_text_make_the_question() {
        var table = Table.of(3);
        var model = open(table);
        model.filters().type(" invoice ");
        model.filters().toggle(JobState.FAILED);
        model.filters().toggle(JobState.PENDING);
        model.filters().channel("root.mail");
        assertThat(table.filters.getLast())
                .isEqualTo(new JobFilter(Set.of(JobState.FAILED, JobState.PENDING), "root.mail", "invoice"));
        model.filters().toggle(JobState.FAILED);
        assertThat(table.filters.getLast().states()).containsExactly(JobState.PENDING);
        model.filters().clear();
        assertThat(table.filters.getLast()).isEqualTo(JobFilter.ALL);
    }

    @Test
    void a_chosen_column_is_read_at_once_and_with_each_later_list() {
        var table = Table.of(3);
        var model = open(table);
        assertThat(table.columns.getLast()).isEqualTo(MoreColumns.NONE);
        assertThat(model.columns().offered().get())
                .contains("exc_info", "result")
                .doesNotContain("uuid", "state");

        model.columns().choose(List.of("result"));
        assertThat(table.columns.getLast().names()).containsExactly("result");
        model.filters().toggle(JobState.FAILED);
        assertThat(table.columns.getLast().names()).containsExactly("result");
        assertThat(model.rows().get()).hasSize(3);
    }

    @Test
    void a_search_goes_on_by_itself_to_its_end_and_is_not_repeated() {
        var table = Table.of(10);
        var model = open(table);
        table.found = 3;
        model.filters().type("invoice");
        assertThat(model.rows().get()).hasSize(10);
        assertThat(model.isComplete()).isTrue();
        assertThat(model.search().get())
                .isEqualTo(new SearchProgress(
                        "As of 10:03:20 UTC. Jobs that came later are not searched.", SearchProgress.Next.AGAIN));

        var asked = table.limits.size();
        model.show(at(NOW.plusSeconds(30)));
        assertThat(table.limits).hasSize(asked);
        assertThat(table.read).hasSize(10);
        assertThat(model.search().get().text()).startsWith("As of 10:03:20 UTC.");

        model.actOnSearch();
        assertThat(table.limits).hasSize(asked + 4);
    }

    @Test
    void jobs_that_a_search_found_and_that_match_no_more_are_not_denied_to_have_matched() {
        var table = Table.of(10);
        var model = open(table);
        model.filters().type("invoice");

        table.jobs = List.of();
        model.show(at(NOW.plusSeconds(30)));

        assertThat(model.rows().get()).isEmpty();
        assertThat(model.whenEmpty().get()).isEqualTo(EmptyListText.outdated(NOW));
    }

    @Test
    void a_search_carries_the_time_of_the_last_look_also_if_that_read_no_job() {
        var model = open(Table.of(10));
        var look = feed(looked(snapshot(NOW, WRITER, counts()), Duration.ofSeconds(20)));

        model.show(look);
        model.filters().type("invoice");

        assertThat(model.search().get().text()).startsWith("As of 10:03:40 UTC.");
    }

    @Test
    void a_search_is_stopped_and_goes_on_from_there() {
        var table = Table.of(10);
        var background = new QueuedBackground();
        var model = new JobsViewModel(table, SavedFilterSamples.none(), background);
        model.show(at(NOW));
        background.finish(0);
        table.found = 3;
        model.filters().type("invoice");
        background.finish(0);
        assertThat(model.search().get().next()).isEqualTo(SearchProgress.Next.STOP);
        assertThat(model.search().get().text()).startsWith("Searching, 30 %, as far as 10:03:20 UTC: 3 found");
        assertThat(model.match().get().figure()).isEqualTo("3 so far");

        model.actOnSearch();
        background.finish(0);
        assertThat(model.rows().get()).hasSize(6);
        assertThat(model.search().get())
                .isEqualTo(new SearchProgress(
                        "Searched 60 %, as far as 10:03:20 UTC: 6 found.", SearchProgress.Next.GO_ON));
        model.loadMore();
        assertThat(background.size()).isZero();

        model.actOnSearch();
        background.finish(0);
        assertThat(model.rows().get()).hasSize(9);
    }

    @Test
    void no_job_matches_is_said_when_a_search_is_at_its_end_and_as_of_its_beginning() {
        var table = Table.of(10);
        var background = new QueuedBackground();
        var model = new JobsViewModel(table, SavedFilterSamples.none(), background);
        model.show(at(NOW));
        background.finish(0);
        table.found = 0;
        model.filters().type("invoice");
        background.finish(0);
        assertThat(model.whenEmpty().get().sentence()).isEqualTo("None found so far");

        table.jobs = List.of();
        background.finish(0);
        assertThat(model.whenEmpty().get().sentence()).isEqualTo("No job matches");
        model.show(at(NOW.plusSeconds(60)));
        while (background.size() > 0) {
            background.finish(0);
        }
        assertThat(model.whenEmpty().get().hint()).startsWith("As of " + UtcTime.full(NOW));
    }

    private static JobsViewModel inLine(Table table) {
        table.inLine = true;
        var model = open(table);
        model.filters().toggle(JobState.FAILED);
        return model;
    }

    @Test
    void where_memory_has_all_that_match_they_are_listed_and_only_those_that_are_seen_are_read() {
        var table = Table.of(20_000);
        var model = inLine(table);

        assertThat(model.rows().get()).hasSize(20_000);
        assertThat(model.isComplete()).isTrue();
        assertThat(table.read).hasSizeLessThan(500);
        assertThat(model.rows().get().get(15_000).job().call())
                .isEqualTo(new JobCall("", "shopify.product", "export_record"));

        table.read.clear();
        model.see(15_000, 15_020);

        assertThat(model.rows().get().get(15_000).job()).isEqualTo(job(5_000, JobState.FAILED));
        assertThat(table.read).hasSizeLessThan(200).contains(5_000);
    }

    @Test
    void what_is_seen_of_a_line_is_read_again_with_each_reading_of_the_list() {
        var table = Table.of(20_000);
        var model = inLine(table);
        model.see(15_000, 15_020);
        table.read.clear();

        model.show(at(NOW.plusSeconds(60)));

        assertThat(table.read).hasSizeLessThan(200).contains(5_000).doesNotContain(20_000);
    }

    @Test
    void what_was_read_of_a_job_before_it_changed_is_not_shown() {
        var table = Table.of(3_000);
        var line = JobLineSamples.of(table.jobs, JobOrder.NEWEST);
        var before = job(3_000, JobState.STARTED);

        var rows = new JobList(new JobListing(JobFilter.ALL, JobOrder.NEWEST), List.of(before), null, line, null, 0)
                .rows(NOW);

        assertThat(rows.getFirst().job().state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void selected_jobs_in_line_are_read_wherever_they_are() {
        var table = Table.of(20_000);
        var model = inLine(table);
        table.read.clear();

        model.select(List.of(model.rows().get().get(9_000).job()));

        assertThat(table.read).containsExactly(11_000);
    }

    @Test
    void a_time_has_a_place_in_line() {
        var table = Table.of(600);
        var model = inLine(table);

        assertThat(model.created(NOW.plusSeconds(99)).orElseThrow()).isZero();
        assertThat(model.created(NOW.minusSeconds(99_999)).orElseThrow()).isEqualTo(599);
        model.filters().clear();
        assertThat(model.created(NOW)).isEmpty();
    }

    @Test
    void a_line_gives_the_number_that_match() {
        var model = inLine(Table.of(600));
        model.filters().channel("root.mail");

        assertThat(model.match().get().figure()).isEqualTo("600");
    }

    @Test
    void nothing_is_asked_before_the_first_snapshot() {
        var table = Table.of(3);
        var model = new JobsViewModel(table, SavedFilterSamples.none(), new InlineBackground());
        model.show(new Feed(
                null,
                new Feed.Fault(NOW, "The password was refused.", new IllegalStateException()),
                Feed.Mode.RUNNING,
                Duration.ofSeconds(1),
                false));
        model.filters().toggle(JobState.FAILED);
        assertThat(table.filters).isEmpty();
        assertThat(model.whenEmpty().get()).isEqualTo(EmptyListText.unread("The password was refused."));
        assertThat(model.counts().get()).isNull();
        model.show(at(NOW));
        assertThat(model.rows().get()).hasSize(3);
    }

    @Test
    void a_late_answer_to_an_older_filter_is_dropped() {
        var table = Table.of(3);
        var background = new QueuedBackground();
        var model = new JobsViewModel(table, SavedFilterSamples.none(), background);
        model.show(at(NOW));
        background.finish(0);
        model.filters().type("old");
        model.filters().type("new");
        background.finish(1);
        table.jobs = List.of();
        background.finish(0);
        assertThat(model.rows().get()).hasSize(3);
    }

    @Test
    void every_new_snapshot_reads_the_rows_again_and_an_old_one_does_not() {
        var table = Table.of(3);
        var model = open(table);
        var next = at(NOW.plusSeconds(1));
        model.show(next);
        model.show(next);
        assertThat(table.filters).hasSize(2);
    }

    @Test
    void the_next_page_is_added_and_a_refresh_keeps_what_was_loaded() {
        var table = Table.of(500);
        var model = open(table);
        assertThat(model.rows().get()).hasSize(200);
        model.loadMore();
        assertThat(model.rows().get()).hasSize(400);
        model.show(at(NOW.plusSeconds(1)));
        assertThat(table.limits.getLast()).isEqualTo(400);
        assertThat(model.rows().get()).hasSize(400);
        model.loadMore();
        model.loadMore();
        assertThat(model.rows().get()).hasSize(500);
        assertThat(model.rows().get()).extracting(JobRow::uuid).doesNotHaveDuplicates();
    }

    @Test
    void a_list_that_has_no_room_for_more_says_so() {
        var model = open(Table.of(6_000));
        for (var more = 0; more < 23; more++) {
            model.loadMore();
        }
        assertThat(model.limit().get())
                .isEqualTo("Listed 200 at a time, by id: this is a single look, which keeps nothing in memory.");
        model.loadMore();
        assertThat(model.rows().get()).hasSize(5_000);
        assertThat(model.limit().get())
                .isEqualTo("Only the first 5,000 that match are listed. Narrow the filter to see others.");
    }

    @Test
    void one_page_more_is_asked_for_at_a_time() {
        var background = new QueuedBackground();
        var model = new JobsViewModel(Table.of(900), SavedFilterSamples.none(), background);
        model.show(at(NOW));
        background.finish(0);
        model.loadMore();
        model.loadMore();
        assertThat(background.size()).isEqualTo(1);
        background.finish(0);
        assertThat(model.rows().get()).hasSize(400);
    }

    @Test
    void a_failure_is_said_and_the_last_rows_stay() {
        var table = Table.of(3);
        var model = open(table);
        table.fault = new IllegalStateException("Listing jobs took too long.");
        model.show(at(NOW.plusSeconds(1)));
        assertThat(model.failure().get()).isEqualTo("Listing jobs took too long.");
        assertThat(model.rows().get()).hasSize(3);
        table.fault = null;
        model.reload();
        assertThat(model.failure().get()).isEmpty();
    }

    @Test
    void a_job_that_cannot_be_looked_at_any_more_does_not_run_longer() {
        var table = Table.of(0);
        table.jobs = List.of(job(1, JobState.STARTED));
        var model = open(table);
        var ran = model.rows().get().getFirst().ranFor();
        table.fault = new IllegalStateException("No server answers.");
        model.show(at(NOW.plusSeconds(77)));
        assertThat(model.rows().get().getFirst().ranFor()).isEqualTo(ran);
        assertThat(model.readAt()).isEqualTo(NOW);
        table.fault = null;
        model.show(at(NOW.plusSeconds(78)));
        assertThat(model.rows().get().getFirst().ranFor()).isNotEqualTo(ran);
    }

    @Test
    void rows_of_another_filter_do_not_stay_after_a_failure() {
        var table = Table.of(3);
        var model = open(table);
        table.fault = new IllegalStateException("Listing jobs took too long.");
        model.filters().type("rare");
        assertThat(model.rows().get()).isEmpty();
    }

    @Test
    void an_order_that_sorts_is_for_open_states_alone() {
        var table = Table.of(3);
        var model = open(table);
        model.order(JobOrder.PRIORITY);
        assertThat(model.order().get()).isEqualTo(JobOrder.NEWEST);
        model.filters().toggle(JobState.PENDING);
        model.order(JobOrder.PRIORITY);
        assertThat(table.orders.getLast()).isEqualTo(JobOrder.PRIORITY);
        model.filters().toggle(JobState.DONE);
        assertThat(table.orders.getLast()).isEqualTo(JobOrder.NEWEST);
    }

    @Test
    void the_match_is_exact_when_all_is_loaded_else_from_the_snapshot_or_counted() {
        var small = open(Table.of(3));
        assertThat(small.match().get().figure()).isEqualTo("3");
        var table = Table.of(12_000);
        var model = open(table);
        model.filters().toggle(JobState.FAILED);
        assertThat(model.match().get().figure()).isEqualTo("12,874");
        model.filters().toggle(JobState.DONE);
        assertThat(model.match().get().figure()).isEqualTo("≈ 211,276");
        assertThat(table.counted).isZero();
        model.filters().channel("root.mail");
        assertThat(model.match().get().figure()).isEqualTo("over 10,000");
        model.show(at(NOW.plusSeconds(1)));
        assertThat(table.counted).isEqualTo(1);
        model.show(at(NOW.plusSeconds(6)));
        assertThat(table.counted).isEqualTo(2);
    }

    @Test
    void what_takes_the_server_too_long_to_count_is_not_counted_again_until_another_list_is_wanted() {
        var table = Table.of(12_000);
        table.isTooLong = true;
        var model = open(table);
        model.filters().channel("root.mail");
        assertThat(model.match().get().figure()).isEqualTo("over 200");
        model.show(at(NOW.plusSeconds(60)));
        assertThat(model.match().get().figure()).isEqualTo("over 200");
        assertThat(table.counted).isEqualTo(1);

        table.isTooLong = false;
        model.filters().channel("root.sale");
        assertThat(model.match().get().figure()).isEqualTo("over 10,000");
    }

    @Test
    void states_alone_match_what_the_newest_counts_say() {
        var background = new QueuedBackground();
        var model = new JobsViewModel(Table.of(3), SavedFilterSamples.none(), background);
        model.show(at(NOW));
        background.finish(0);
        model.filters().toggle(JobState.FAILED);
        background.finish(0);
        assertThat(model.match().get().figure()).isEqualTo("12,874");
        var later = counts();
        later.put(JobState.FAILED, Count.exactly(12_880));
        model.show(feed(snapshot(NOW.plusSeconds(5), WRITER, later)));
        assertThat(background.size()).isEqualTo(1);
        assertThat(model.match().get().figure()).isEqualTo("12,880");
    }

    private static Feed nothingAt(Instant when) {
        return feed(snapshot(when, WRITER, new EnumMap<>(JobState.class)));
    }

    private static Feed gone(Instant when) {
        return new Feed(
                nothingAt(when).snapshot(),
                new Feed.Fault(when.plusSeconds(9), "The server does not answer.", new IllegalStateException()),
                Feed.Mode.RUNNING,
                Duration.ofSeconds(1),
                false);
    }

    @Test
    void a_queue_is_not_called_empty_before_it_was_read() {
        var background = new QueuedBackground();
        var model = new JobsViewModel(Table.of(0), SavedFilterSamples.none(), background);
        model.show(nothingAt(NOW));
        assertThat(model.whenEmpty().get()).isEqualTo(EmptyListText.READING);
        background.finish(0);
        assertThat(model.whenEmpty().get().sentence()).isEqualTo("The queue is empty");
        assertThat(model.whenEmpty().get().hint()).startsWith("As of " + UtcTime.full(NOW) + ".");
        model.filters().type("rare");
        assertThat(model.whenEmpty().get()).isEqualTo(EmptyListText.READING);
        background.finish(0);
        assertThat(model.whenEmpty().get().sentence()).isEqualTo("No job matches");
        assertThat(model.whenEmpty().get().hint())
                .contains("args:… and trace:… look in arguments and tracebacks")
                .endsWith("Remove a filter to see other jobs.");
    }

    @Test
    void a_list_of_open_jobs_that_is_read_by_pages_says_why() {
        var model = open(Table.of(500));
        model.filters().toggle(JobState.PENDING);
        assertThat(model.limit().get())
                .startsWith("Listed 200 at a time, by id: ")
                .endsWith(".");
        assertThat(model.limit().get()).doesNotContain("done and cancelled");
    }

    @Test
    void a_queue_that_cannot_be_read_any_more_was_empty_at_a_time() {
        var model = new JobsViewModel(Table.of(0), SavedFilterSamples.none(), new InlineBackground());
        model.show(nothingAt(NOW));
        model.show(gone(NOW));
        assertThat(model.whenEmpty().get())
                .isEqualTo(new EmptyListText(
                        "The queue was empty at " + UtcTime.full(NOW), "The server does not answer.", false));
        model.filters().type("rare");
        assertThat(model.whenEmpty().get().sentence()).startsWith("No job matched at ");
    }

    @Test
    void jobs_that_are_counted_are_not_denied_while_they_are_read() {
        var model = new JobsViewModel(Table.of(0), SavedFilterSamples.none(), new InlineBackground());
        model.show(at(NOW));
        assertThat(model.whenEmpty().get()).isEqualTo(EmptyListText.READING);
    }

    @Test
    void an_empty_queue_is_an_answer_too() {
        var background = new QueuedBackground();
        var model = new JobsViewModel(Table.of(0), SavedFilterSamples.none(), background);
        model.show(at(NOW));
        assertThat(model.isAnswered()).isFalse();
        background.finish(0);
        assertThat(model.isAnswered()).isTrue();
    }
}
