package signalbox.queue.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.JobState;
import signalbox.queue.Table;
import signalbox.queue.count.Count;
import signalbox.queue.filter.JobFilter;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JobQueriesTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Table table = new Table(sql);
    private final JobQueries queries = new JobQueries(CapabilityQueries.read(sql));

    @BeforeEach
    void clear() {
        table.clear();
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private void many(int jobs) {
        for (int i = 0; i < jobs; i++) {
            table.add("j" + i, i % 3 == 0 ? "failed" : "pending", null, List.of(), List.of());
            table.set(
                    "j" + i,
                    "priority = " + i % 4 + ", date_started = "
                            + (i % 5 == 0 ? "NULL" : "date_created + interval '" + i % 7 + " min'") + ", eta = "
                            + (i % 2 == 0 ? "NULL" : "date_created + interval '" + i % 3 + " min'"));
        }
    }

    private List<Map<String, String>> more(JobQueries all, String... columns) {
        var listing = new JobListing(JobFilter.ALL, JobOrder.OLDEST, new MoreColumns(List.of(columns)));
        return all.page(sql, listing, null, 10).jobs().stream().map(Job::more).toList();
    }

    @Test
    void every_column_of_the_table_can_be_listed_also_those_that_others_added() {
        sql.execute(
                "add what a module may add",
                "alter table queue_job add column \"Odd \"\"name\" jsonb, add column shop boolean");
        try {
            table.add("plain", "pending", null, List.of(), List.of());
            table.add("full", "failed", null, List.of(), List.of());
            table.set(
                    "full",
                    "identity_key = 'key', shop = true, \"Odd \"\"name\" = '{\"a\": 1}', result = E'two\\nlines'");
            var queries = new JobQueries(CapabilityQueries.read(sql));
            table.set("plain", "identity_key = null, result = null");
            assertThat(more(queries, "identity_key", "shop", "Odd \"name", "result", "no such column"))
                    .containsExactly(
                            Map.of(),
                            Map.of(
                                    "identity_key", "key",
                                    "shop", "true",
                                    "Odd \"name", "{\"a\": 1}",
                                    "result", "two\nlines"));
            assertThat(more(queries)).containsExactly(Map.of(), Map.of());
        } finally {
            sql.execute("take it away", "alter table queue_job drop column \"Odd \"\"name\", drop column shop");
        }
    }

    @Test
    void a_list_reads_only_the_beginning_of_a_text_and_nothing_of_a_large_one() {
        table.add("long", "failed", null, List.of(), List.of());
        table.set(
                "long",
                "args = repeat('x', 5000), exc_info = (select string_agg(md5(n::text), '') from generate_series(1, 10000) n)");
        assertThat(more(queries, "args", "exc_info"))
                .containsExactly(Map.of("args", "x".repeat(200), "exc_info", "(over 100 kB)"));
    }

    @Test
    void a_person_and_a_company_are_listed_by_name() {
        table.add("job", "failed", null, List.of(), List.of());
        table.set("job", "user_id = (select min(id) from res_users), company_id = (select min(id) from res_company)");
        assertThat(more(queries, "user_id", "company_id"))
                .containsExactly(Map.of(
                        "user_id",
                        sql.first("read a name", "select login from res_users order by id", row -> row.getString(1))
                                .orElseThrow(),
                        "company_id",
                        sql.first("read a name", "select name from res_company order by id", row -> row.getString(1))
                                .orElseThrow()));
    }

    private List<String> allPages(JobFilter filter, JobOrder order, int size) {
        var uuids = new ArrayList<String>();
        @Nullable JobCursor after = null;
        do {
            var page = queries.page(sql, filter, order, after, size);
            page.jobs().forEach(job -> uuids.add(job.uuid()));
            after = page.next() == null ? null : JobCursor.parse(page.next().text());
        } while (after != null);
        return uuids;
    }

    @ParameterizedTest
    @EnumSource(JobOrder.class)
    void pages_follow_each_other_without_gap_or_repetition(JobOrder order) {
        many(53);
        var open = JobFilter.ALL.withStates(JobState.OPEN);

        var inPages = allPages(open, order, 7);

        assertThat(inPages).hasSize(53).doesNotHaveDuplicates();
        assertThat(inPages).isEqualTo(allPages(open, order, 1_000));
    }

    @Test
    void the_newest_come_first() {
        many(5);

        assertThat(allPages(JobFilter.ALL, JobOrder.NEWEST, 2)).containsExactly("j4", "j3", "j2", "j1", "j0");
    }

    @Test
    void jobs_without_a_start_come_last_when_sorted_by_it() {
        many(12);

        assertThat(allPages(JobFilter.ALL.withStates(JobState.OPEN), JobOrder.STARTED, 5))
                .endsWith("j10", "j5", "j0");
    }

    @Test
    void a_sort_without_an_index_is_refused_for_closed_states() {
        assertThatThrownBy(() -> queries.page(sql, JobFilter.ALL, JobOrder.PRIORITY, null, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("open states");
    }

    @Test
    void filters_by_state_and_channel() {
        many(9);
        table.set("j3", "channel = 'root.mail'");
        table.set("j4", "channel = NULL");

        assertThat(allPages(JobFilter.ALL.withStates(Set.of(JobState.FAILED)), JobOrder.OLDEST, 10))
                .containsExactly("j0", "j3", "j6");
        assertThat(allPages(JobFilter.ALL.withChannel("root.mail"), JobOrder.OLDEST, 10))
                .containsExactly("j3");
        assertThat(allPages(JobFilter.ALL.withChannel("root"), JobOrder.OLDEST, 10))
                .containsExactly("j4");
    }

    @Test
    void a_whole_uuid_means_that_job_alone_and_goes_by_the_index() {
        var uuid = "5a9f1c2e-0b6d-4c39-9d53-0e8a7c4b1f20";
        many(2);
        table.set("j0", "uuid = '" + uuid + "'");
        table.set("j1", "exc_message = 'after " + uuid + "'");
        var filter = JobFilter.ALL.withText(" " + uuid.toUpperCase(Locale.ROOT) + " ");

        assertThat(allPages(filter, JobOrder.OLDEST, 10)).containsExactly(uuid);
        assertThat(queries.count(sql, filter, 10)).isEqualTo(Count.exactly(1));
        assertThat(allPages(JobFilter.ALL.withText(uuid.substring(1)), JobOrder.OLDEST, 10))
                .as("a part of one is a text")
                .containsExactly(uuid, "j1");
    }

    @Test
    void finds_text_in_any_case_and_takes_wildcards_for_what_they_are() {
        many(3);
        table.set("j0", "exc_message = 'Quota 100% reached'");
        table.set("j1", "exc_message = 'Quota 1000 reached'");

        assertThat(allPages(JobFilter.ALL.withText("quota 100%"), JobOrder.OLDEST, 10))
                .containsExactly("j0");
        assertThat(allPages(JobFilter.ALL.withText("J2"), JobOrder.OLDEST, 10)).containsExactly("j2");
    }

    @Test
    void counts_no_further_than_asked() {
        many(9);

        assertThat(queries.count(sql, JobFilter.ALL, 9)).isEqualTo(Count.exactly(9));
        assertThat(queries.count(sql, JobFilter.ALL, 8)).isEqualTo(Count.about(8));
    }

    @Test
    void one_job_has_its_texts_and_neighbours() {
        table.add("parent", "done", "g", List.of(), List.of("j"));
        table.add("j", "failed", "g", List.of("parent"), List.of("dependant"));
        table.add("dependant", "wait_dependencies", "g", List.of("j"), List.of());

        var detail = queries.detail(sql, "j").orElseThrow();

        assertThat(detail.traceback()).isEqualTo("Traceback");
        assertThat(detail.user()).isEqualTo("admin");
        assertThat(detail.company()).isEqualTo("My Company");
        assertThat(detail.parents()).extracting(Job::uuid).containsExactly("parent");
        assertThat(detail.dependants()).extracting(Job::uuid).containsExactly("dependant");
    }

    @Test
    void a_job_that_is_gone_is_empty() {
        assertThat(queries.detail(sql, "nowhere")).isEmpty();
    }

    @Test
    void an_old_schema_reads_without_what_it_lacks() throws Exception {
        try (var old = TestDatabase.fresh(Schema.ODOO_13);
                var connection = old.open("test")) {
            var oldSql = new Sql(connection);
            oldSql.execute("add a job", "INSERT INTO queue_job (uuid, state, name) VALUES ('j', 'pending', 'x')");
            var oldQueries = new JobQueries(CapabilityQueries.read(oldSql));

            var job = oldQueries.detail(oldSql, "j").orElseThrow().job();

            assertThat(job.graph()).isNull();
            assertThat(job.channel()).isEqualTo("root");
            assertThat(job.times().cancelled()).isNull();
        }
    }

    @Test
    void every_state_can_be_listed() {
        for (var state : EnumSet.allOf(JobState.class)) {
            table.add(state.stored(), state.stored(), null, List.of(), List.of());
        }

        assertThat(allPages(JobFilter.ALL, JobOrder.OLDEST, 3)).hasSize(JobState.values().length);
    }
}
