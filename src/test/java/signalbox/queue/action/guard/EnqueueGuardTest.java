package signalbox.queue.action.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.queue.JobState;
import signalbox.queue.Table;
import signalbox.testing.TestDatabase;

@Tag("pg")
class EnqueueGuardTest {
    private static final String ENQUEUE = "UPDATE queue_job SET state = 'enqueued' WHERE uuid = ?";

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Table table = new Table(sql);

    @AfterEach
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private void install() {
        assertThat(EnqueueGuard.run(sql, new EnqueueGuard.Install()).word()).isEqualTo("done");
    }

    private String state(String uuid) {
        return String.valueOf(table.rows().getOrDefault(uuid, Map.of()).get("state"));
    }

    @Test
    void a_job_becomes_enqueued_only_from_pending_and_what_is_dropped_is_counted() {
        install();
        for (var state : JobState.KNOWN) {
            table.add(state.stored(), state.stored(), null, List.of(), List.of());
            sql.update("enqueue", ENQUEUE, state.stored());
        }

        assertThat(state("pending")).isEqualTo("enqueued");
        for (var state : List.of("started", "done", "failed", "cancelled", "wait_dependencies")) {
            assertThat(state(state)).isEqualTo(state);
        }
        assertThat(EnqueueGuard.status(sql)).isEqualTo(new EnqueueGuard.Status(true, 6L));
    }

    @Test
    void other_changes_of_an_enqueued_job_pass() {
        install();
        table.add("j", "enqueued", null, List.of(), List.of());

        table.set("j", "priority = 3");
        table.set("j", "state = 'started'");

        assertThat(state("j")).isEqualTo("started");
        assertThat(EnqueueGuard.status(sql).dropped()).isZero();
    }

    @Test
    void removing_it_leaves_the_table_as_it_was() {
        var before = objects();
        install();
        assertThat(objects()).isNotEqualTo(before);

        EnqueueGuard.run(sql, new EnqueueGuard.Remove());

        assertThat(objects()).isEqualTo(before);
        assertThat(EnqueueGuard.status(sql)).isEqualTo(new EnqueueGuard.Status(false, null));
    }

    private List<String> objects() {
        return sql.list(
                "list what there is",
                "SELECT 'trigger ' || tgname FROM pg_trigger UNION ALL SELECT 'function ' || proname FROM pg_proc p"
                        + " JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public'"
                        + " UNION ALL SELECT 'relation ' || relname FROM pg_class WHERE relkind IN ('r', 'S')"
                        + " ORDER BY 1",
                row -> row.getString(1));
    }

    @Test
    void a_role_without_the_right_is_refused_with_the_reason() throws Exception {
        try (var connection = PlainConnection.open(postgres.role("in role pg_read_all_data"), "test")) {
            var outcome = EnqueueGuard.run(new Sql(connection), new EnqueueGuard.Install());

            assertThat(outcome.changes()).isEmpty();
            assertThat(outcome.refused()).extracting(Refusal::state).containsExactly("no right");
        }
    }

    @Test
    void installing_it_twice_is_refused() {
        install();

        assertThat(EnqueueGuard.run(sql, new EnqueueGuard.Install()).word()).isEqualTo("nothing done");
    }

    private String faultAfter(String change) {
        sql.execute("change the guard", change);
        var status = EnqueueGuard.status(sql);
        assertThat(status.installed()).isTrue();
        return String.valueOf(status.fault());
    }

    @Test
    void a_guard_that_guards_nothing_says_so() {
        install();
        assertThat(EnqueueGuard.status(sql).fault()).isNull();
        var table = "ALTER TABLE queue_job ";

        assertThat(faultAfter(table + "DISABLE TRIGGER signalbox_enqueue_guard"))
                .contains("disabled");
        assertThat(faultAfter(table + "ENABLE REPLICA TRIGGER signalbox_enqueue_guard"))
                .contains("ENABLE REPLICA");
        assertThat(faultAfter(table + "ENABLE ALWAYS TRIGGER signalbox_enqueue_guard"))
                .isEqualTo("null");
        assertThat(faultAfter("ALTER FUNCTION signalbox_enqueue_guard() RESET search_path"))
                .contains("function is not the one");
        assertThat(faultAfter("ALTER FUNCTION signalbox_enqueue_guard() SET search_path = pg_catalog, pg_temp"))
                .isEqualTo("null");
        assertThat(faultAfter("CREATE OR REPLACE FUNCTION signalbox_enqueue_guard() RETURNS trigger LANGUAGE plpgsql"
                        + " AS 'begin return new; end'"))
                .contains("function is not the one");
        assertThat(faultAfter("DROP TRIGGER signalbox_enqueue_guard ON queue_job; CREATE TRIGGER"
                        + " signalbox_enqueue_guard BEFORE UPDATE OF state ON queue_job FOR EACH ROW WHEN (false)"
                        + " EXECUTE FUNCTION signalbox_enqueue_guard()"))
                .contains("trigger is not the one");

        assertThat(EnqueueGuard.run(sql, new EnqueueGuard.Remove()).word()).isEqualTo("done");
    }

    /// A session that enqueues may find functions of others first.
    @Test
    void its_function_finds_names_in_the_catalogue_alone() {
        install();

        assertThat(sql.list(
                        "read the function's settings",
                        "SELECT unnest(proconfig) FROM pg_proc WHERE proname = ?",
                        row -> row.getString(1),
                        EnqueueGuard.NAME))
                .containsExactly("search_path=pg_catalog, pg_temp");
    }

    @Test
    void what_two_servers_versions_print_of_it_is_the_same() {
        install();
        sql.execute("look from elsewhere", "SET search_path = pg_catalog");
        sql.execute("look from elsewhere", "SET search_path = public");

        assertThat(EnqueueGuard.status(sql).fault()).isNull();
    }
}
