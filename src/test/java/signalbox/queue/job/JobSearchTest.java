package signalbox.queue.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.filter.FilterText;
import signalbox.queue.filter.JobFilter;
import signalbox.testing.TestDatabase;

/// What no index finds is searched by steps, each of which takes the server a moment only.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobSearchTest {
    private static final int JOBS = 60_000;

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final JobQueries queries = new JobQueries(CapabilityQueries.read(sql));

    /// Each thousandth has the word; the ids have a gap.
    JobSearchTest() {
        sql.execute("keep the trigger quiet", "alter table queue_job disable trigger user");
        sql.execute(
                "fill the queue",
                "insert into queue_job (id, uuid, state, name, args, date_created)"
                        + " select case when n > 30000 then n + 5000000 else n end, 'j' || n, 'done', 'job ' || n,"
                        + " case when n % 1000 = 0 then '[\"SO123\"]' else '[]' end,"
                        + " timestamp '2026-06-01' + n * interval '1 min'"
                        + " from generate_series(1, " + JOBS + ") n");
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private static JobFilter filter(String text) {
        return FilterText.parse(text) instanceof FilterText.Filter(var filter) ? filter : JobFilter.ALL;
    }

    private List<Long> all(JobListing listing, int size) {
        var ids = new ArrayList<Long>();
        @Nullable JobCursor after = null;
        do {
            var page = queries.page(sql, listing, after, size);
            page.jobs().forEach(job -> ids.add(job.id()));
            assertThat(page.jobs().size()).isLessThanOrEqualTo(size);
            after = page.next();
        } while (after != null);
        return ids;
    }

    @ParameterizedTest
    @EnumSource(names = {"NEWEST", "OLDEST"})
    void calls_that_go_on_find_each_match_once_in_order(JobOrder order) {
        var listing = new JobListing(filter("args:SO123"), order);
        var found = all(listing, 7);
        assertThat(found).hasSize(JOBS / 1_000).doesNotHaveDuplicates();
        assertThat(found)
                .isSortedAccordingTo(order.isAscending() ? Comparator.naturalOrder() : Comparator.reverseOrder());
        assertThat(all(listing, 1_000)).isEqualTo(found);
    }

    @Test
    void what_matches_nothing_ends() {
        assertThat(all(new JobListing(filter("args:nowhere"), JobOrder.NEWEST), 100))
                .isEmpty();
    }

    /// Finds nothing, and takes the server so long for each id.
    private static JobSearch slow(Sql sql, double millisPerId, List<Long> asked) {
        return new JobSearch(sql, JobOrder.NEWEST, "j.date_created", (ids, _) -> {
            var many = ids.to() - ids.from() + 1;
            asked.add(many);
            sql.list("wait", "SELECT pg_sleep(?)::text", row -> row.getString(1), many * millisPerId / 1_000);
            return List.of();
        });
    }

    @Test
    void a_search_that_takes_long_says_how_far_it_is_and_goes_on_from_there() {
        var search = slow(sql, 0.2, new ArrayList<>());
        var first = search.page(null, 200);
        var reach = Objects.requireNonNull(first.reach());
        assertThat(reach.part()).isBetween(0.0001, 0.5);
        assertThat(reach.created())
                .isBetween(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-07-13T00:00:00Z"));
        var second = search.page(Objects.requireNonNull(first.next()), 200);
        assertThat(Objects.requireNonNull(second.reach()).part()).isGreaterThan(reach.part());
    }

    @Test
    void a_step_beyond_the_limit_of_the_server_is_tried_again_with_fewer_jobs() throws Exception {
        try (var connection = postgres.open("test")) {
            connection.setAutoCommit(false);
            var limited = new Sql(connection);
            limited.execute("limit statements", "set local statement_timeout = 300");
            var asked = new ArrayList<Long>();
            assertThat(slow(limited, 0.5, asked).page(null, 10).reach()).isNotNull();
            assertThat(asked).hasSizeGreaterThan(2);
            assertThat(asked.getFirst()).isEqualTo(2_000);
            assertThat(asked.get(1)).isEqualTo(125);
        }
    }
}
