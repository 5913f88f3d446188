package signalbox.queue.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.Table;
import signalbox.testing.TestDatabase;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphQueriesTest {
    /// `b0` waits for `a`, `b1` for `b0`, …
    private static final String CHAIN = """
            INSERT INTO queue_job (uuid, graph_uuid, state, dependencies, name, model_name, method_name, date_created)
            SELECT 'b' || i, 'g', 'wait_dependencies',
                   json_build_object('depends_on', json_build_array(CASE i WHEN 0 THEN 'a' ELSE 'b' || i - 1 END),
                                     'reverse_depends_on', json_build_array('b' || i + 1)),
                   'A job', 'sale.order', 'confirm', now()
              FROM generate_series(0, ? - 1) AS i
            """;

    private static final String FAN = """
            INSERT INTO queue_job (uuid, graph_uuid, state, dependencies, name, model_name, method_name, date_created)
            SELECT 'c' || i, 'g', 'wait_dependencies', '{"depends_on": ["a"], "reverse_depends_on": []}',
                   'A job', 'sale.order', 'confirm', now()
              FROM generate_series(1, ?) AS i
            """;

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Table table = new Table(sql);

    @BeforeEach
    void clear() {
        table.clear();
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private JobGraph read(String uuid) {
        return new GraphQueries(CapabilityQueries.read(sql)).read(sql, uuid).orElseThrow();
    }

    private static List<String> uuids(JobGraph graph) {
        return graph.jobs().stream().map(GraphJob::uuid).toList();
    }

    private static List<String> edges(JobGraph graph) {
        return graph.dependencies().stream()
                .map(each -> graph.job(each.parent()).uuid() + ">"
                        + graph.job(each.dependant()).uuid())
                .sorted()
                .toList();
    }

    private void diamond() {
        table.add("a", "done", "g", List.of(), List.of("b", "c"));
        table.add("b", "failed", "g", List.of("a"), List.of("d"));
        table.add("c", "done", "g", List.of("a"), List.of("d"));
        table.add("d", "wait_dependencies", "g", List.of("b", "c"), List.of());
        table.add("other", "pending", "h", List.of(), List.of());
    }

    @Test
    void all_jobs_of_the_graph_are_read_with_what_they_wait_for() {
        diamond();

        var graph = read("d");

        assertThat(uuids(graph)).containsExactly("a", "b", "c", "d");
        assertThat(edges(graph)).containsExactly("a>b", "a>c", "b>d", "c>d");
        assertThat(graph.extent().sentences(4)).isEmpty();
        var failed = graph.job(1);
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.call().method()).isEqualTo("confirm");
        assertThat(failed.graph()).isEqualTo("g");
        assertThat(failed.created()).isNotNull();
    }

    @Test
    void without_an_index_on_graphs_the_dependencies_lead_to_all_of_them() {
        diamond();
        table.add("alone", "done", "g", List.of(), List.of());
        var index = sql.first(
                        "find the index",
                        "SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '%(graph_uuid)'",
                        row -> List.of(row.getString(1), row.getString(2)))
                .orElseThrow();
        sql.execute("drop the index", "DROP INDEX " + index.getFirst());
        try {
            assertThat(uuids(read("d"))).containsExactly("d", "b", "c", "a");
            assertThat(edges(read("d"))).containsExactly("a>b", "a>c", "b>d", "c>d");
        } finally {
            sql.execute("create the index", index.getLast());
        }
        assertThat(uuids(read("d"))).contains("alone");
    }

    @Test
    void parents_of_another_graph_are_there_and_missing_ones_are_counted() {
        table.add("far", "done", "h", List.of(), List.of());
        table.add("d", "wait_dependencies", "g", List.of("far", "gone"), List.of());

        var graph = read("d");

        assertThat(uuids(graph)).containsExactly("d", "far");
        assertThat(edges(graph)).containsExactly("far>d");
        assertThat(graph.extent().missing()).isEqualTo(1);
    }

    @Test
    void rings_unreadable_texts_and_twice_the_same_uuid_do_no_harm() {
        table.add("a", "wait_dependencies", "g", List.of("b"), List.of("b"));
        table.add("b", "wait_dependencies", "g", List.of("a"), List.of("a"));
        table.add("b", "failed", "g", List.of(), List.of());
        table.add("odd", "pending", "g", List.of(), List.of());
        table.set("odd", "dependencies = 'not json'");

        var graph = read("a");

        assertThat(edges(graph)).containsExactly("a>b", "b>a");
        assertThat(graph.isInRing(0)).isTrue();
        assertThat(graph.extent().duplicates()).isEqualTo(1);
        assertThat(graph.extent().unreadable()).isEqualTo(1);
    }

    @Test
    void a_job_without_a_graph_is_a_graph_of_one_and_one_that_is_gone_is_none() {
        table.add("alone", "pending", null, List.of(), List.of());

        assertThat(uuids(read("alone"))).containsExactly("alone");
        assertThat(new GraphQueries(CapabilityQueries.read(sql)).read(sql, "gone"))
                .isEmpty();
    }

    @Test
    void of_a_graph_that_is_too_large_the_nearest_are_read_and_the_others_counted() {
        table.add("a", "done", "g", List.of(), List.of("b0"));
        sql.update("add many", CHAIN, 2_500);

        var graph = read("b7");

        assertThat(graph.size()).isLessThanOrEqualTo(GraphQueries.MOST_JOBS).isGreaterThan(100);
        assertThat(uuids(graph)).startsWith("b7", "b6", "b8");
        assertThat(graph.extent().sentences(graph.size()).getFirst())
                .startsWith("These are the ")
                .endsWith(" nearest to the chosen one, of 2,501.");
    }

    @Test
    void never_more_than_the_most_are_read() {
        table.add("a", "failed", "g", List.of(), List.of());
        sql.update("add many", FAN, 2_500);
        sql.update(
                "name them",
                "UPDATE queue_job SET dependencies = json_build_object('depends_on', json_build_array(),"
                        + " 'reverse_depends_on', (SELECT json_agg(uuid) FROM queue_job WHERE uuid <> 'a')) WHERE uuid = ?",
                "a");

        var graph = read("a");

        assertThat(graph.size()).isEqualTo(GraphQueries.MOST_JOBS);
        assertThat(graph.extent().cut()).isTrue();
        assertThat(graph.heldBack(graph.place("a").orElseThrow()).cardinality()).isEqualTo(GraphQueries.MOST_JOBS - 1);
    }

    @Test
    void following_a_chain_ends_with_the_time_for_it() {
        table.add("a", "done", null, List.of(), List.of("b0"));
        table.set("a", "dependencies = '{\"depends_on\": [], \"reverse_depends_on\": [\"b0\"]}'");
        sql.update("add many", CHAIN, 50);

        var graph = new GraphQueries(CapabilityQueries.read(sql), Duration.ZERO)
                .read(sql, "a")
                .orElseThrow();

        assertThat(uuids(graph)).containsExactly("a");
        assertThat(graph.extent().cut()).isTrue();
    }

    @Test
    void states_are_read_again_by_primary_key() {
        diamond();
        var graph = read("d");
        table.set("b", "state = 'pending'");
        table.set("c", "state = 'odd'");
        sql.execute("delete one", "DELETE FROM queue_job WHERE uuid = 'a'");

        var ids = graph.jobs().stream().map(job -> (int) job.id()).toList();

        assertThat(GraphQueries.states(sql, ids))
                .isEqualTo(Map.of(
                        graph.job(1).id(), StoredState.of(JobState.PENDING),
                        graph.job(2).id(), new StoredState("odd"),
                        graph.job(3).id(), StoredState.of(JobState.WAIT_DEPENDENCIES)));
    }

    @Test
    void a_release_without_dependencies_says_so() throws Exception {
        try (var old = TestDatabase.fresh();
                var connection = old.open("test")) {
            var oldSql = new Sql(connection);
            oldSql.execute("drop the columns", "ALTER TABLE queue_job DROP COLUMN dependencies");
            var queries = new GraphQueries(CapabilityQueries.read(oldSql));

            assertThatThrownBy(() -> queries.read(oldSql, "a"))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("14.0");
        }
    }
}
