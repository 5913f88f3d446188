package signalbox.queue.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.queue.Table;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelatedJobQueriesTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Table table = new Table(sql);
    private final JobQueries jobs = new JobQueries(CapabilityQueries.read(sql));
    private final RelatedJobQueries queries = new RelatedJobQueries(CapabilityQueries.read(sql));

    @BeforeEach
    void clear() {
        table.clear();
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private void add(String uuid, String state, String assignments) {
        table.add(uuid, state, null, List.of(), List.of());
        table.set(uuid, assignments);
    }

    private RelatedJobs related(Duration longest) {
        return queries.read(sql, jobs.detail(sql, "this").orElseThrow(), longest);
    }

    private static List<String> uuids(RelatedJobs.@Nullable Alike alike) {
        return Objects.requireNonNull(alike).jobs().stream().map(Job::uuid).toList();
    }

    @Test
    void others_with_the_same_key_or_method_are_found_in_every_state_the_newest_first() {
        add("old", "done", "identity_key = 'K'");
        add("this", "failed", "identity_key = 'K'");
        add("small", "pending", "identity_key = 'k', method_name = 'cancel'");
        add("new", "pending", "identity_key = 'K', method_name = 'cancel'");
        add("elsewhere", "done", "model_name = 'sale.report'");
        add("plain", "cancelled", "identity_key = null");

        var related = related(LONG);

        assertThat(uuids(related.sameKey())).as("a key is exact").containsExactly("new", "old");
        assertThat(uuids(related.sameMethod())).containsExactly("plain", "old");
        assertThat(Objects.requireNonNull(related.sameKey()).more()).isFalse();
        assertThat(Objects.requireNonNull(related.sameKey()).reach()).isNull();
    }

    @Test
    void of_many_the_newest_are_read_and_the_others_only_said_to_be_there() {
        for (int i = 0; i < RelatedJobQueries.MOST + 2; i++) {
            add("j" + i, "done", "identity_key = null");
        }
        add("this", "done", "identity_key = null");
        var related = related(LONG);
        assertThat(related.sameKey()).isNull();
        assertThat(uuids(related.sameMethod()))
                .hasSize(RelatedJobQueries.MOST)
                .startsWith("j" + (RelatedJobQueries.MOST + 1))
                .doesNotContain("j1");
        assertThat(Objects.requireNonNull(related.sameMethod()).more()).isTrue();
    }

    @Test
    void when_the_time_is_over_it_tells_how_far_it_looked_and_has_those_of_the_index() {
        add("old", "done", "identity_key = 'K'");
        add("waiting", "pending", "identity_key = 'K'");
        add("this", "failed", "identity_key = 'K'");

        var related = related(Duration.ZERO);

        assertThat(uuids(related.sameKey())).containsExactly("waiting");
        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(related.sameKey()).reach())
                        .percent())
                .isZero();
        assertThat(uuids(related.sameMethod())).isEmpty();
        assertThat(Objects.requireNonNull(related.sameMethod()).reach()).isNotNull();
    }

    /// What is read of a key for the screen is shorter than the key.
    @Test
    void long_keys_are_compared_as_a_whole() {
        add("this", "pending", "identity_key = repeat('x', 1500) || 'this'");
        add("same", "pending", "identity_key = repeat('x', 1500) || 'this'");
        add("other", "pending", "identity_key = repeat('x', 1500) || 'other'");
        assertThat(uuids(related(LONG).sameKey())).containsExactly("same");
    }

    @Test
    void a_release_without_identity_keys_lists_those_of_the_method() throws Exception {
        try (var old = TestDatabase.fresh(Schema.ODOO_13);
                var connection = old.open("test")) {
            var oldSql = new Sql(connection);
            oldSql.execute("take the keys away", "ALTER TABLE queue_job DROP COLUMN identity_key");
            oldSql.execute(
                    "add jobs",
                    "INSERT INTO queue_job (uuid, state, name, model_name, method_name) SELECT u, 'pending', 'x',"
                            + " 'sale.order', 'confirm' FROM unnest(array['this', 'other']) u");
            var capabilities = CapabilityQueries.read(oldSql);
            var detail = new JobQueries(capabilities).detail(oldSql, "this").orElseThrow();
            var related = new RelatedJobQueries(capabilities).read(oldSql, detail);
            assertThat(related.sameKey()).isNull();
            assertThat(uuids(related.sameMethod())).containsExactly("other");
        }
    }
}
