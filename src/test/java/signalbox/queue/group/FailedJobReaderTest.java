package signalbox.queue.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.Table;
import signalbox.queue.job.MatchingJob;
import signalbox.queue.job.MatchingJobQueries;
import signalbox.testing.TestDatabase;

@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedJobReaderTest {
    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Table table = new Table(sql);
    private final Database database = Database.watching(postgres.spec(), StatementLimits.WATCHING);

    @BeforeEach
    void clear() {
        table.clear();
    }

    @AfterAll
    void close() throws Exception {
        database.close();
        sql.connection().close();
        postgres.close();
    }

    private void add(int jobs) {
        sql.update("add jobs", """
                INSERT INTO queue_job (uuid, state, name, model_name, method_name, channel, date_created, date_started,
                                       exc_name, exc_message, exc_info)
                SELECT 'j' || i, CASE i % 4 WHEN 0 THEN 'done' ELSE 'failed' END, 'A job', 'mail.mail', 'send',
                       CASE i % 4 WHEN 1 THEN NULL ELSE 'root.mail' END, now(),
                       timestamp '2026-06-01 09:00:00' + i * interval '1 s',
                       CASE i % 4 WHEN 1 THEN NULL ELSE 'builtins.ValueError' END, NULL,
                       CASE i % 4 WHEN 1 THEN NULL ELSE E'Traceback (most recent call last):\\n  File "/mnt/extra-addons/'
                       || 'acme/models/m' || i % 4 || '.py", line ' || i || E', in send\\n    x\\nValueError: no ' || i END
                  FROM generate_series(1, ?) i
                """, jobs);
    }

    private static FailedGroups read(FailedJobReader reader, Database database, int turns) throws InterruptedException {
        var capabilities = CapabilityQueries.of(database);
        for (int turn = 0; turn < turns; turn++) {
            reader.turn(database, capabilities, () -> null);
        }
        return reader.groups(GroupBy.ERROR, GroupScope.ALL);
    }

    @Test
    void failed_jobs_are_read_in_batches_and_what_is_missing_is_said() throws Exception {
        add(1_000);
        var reader = new FailedJobReader();
        var first = read(reader, database, 1);
        assertThat(first.progress().failed()).isEqualTo(750);
        assertThat(first.progress().read()).isEqualTo(500);
        assertThat(first.progress().isComplete()).isFalse();
        var all = read(reader, database, 1);
        assertThat(all.progress().isComplete()).isTrue();
        assertThat(all.jobs()).isEqualTo(750);
        assertThat(all.groups())
                .extracting(group -> group.newest().error().exception() + " "
                        + group.newest().error().file() + " " + group.newest().line() + " " + group.jobs())
                .containsExactly(
                        "ValueError acme/models/m3.py 999 250", "ValueError acme/models/m2.py 998 250", "  0 250");
    }

    @Test
    void one_channel_that_rows_write_in_two_ways_is_one() throws Exception {
        add(4);
        table.set("j2", "channel = 'mail'");
        var reader = new FailedJobReader();
        read(reader, database, 1);

        assertThat(reader.groups(GroupBy.CHANNEL, GroupScope.ALL.withChannel("root.mail"))
                        .groups())
                .extracting(group -> group.newest().channel() + " " + group.jobs())
                .containsExactly("root.mail 2");
    }

    @Test
    void a_job_that_fails_again_changes_its_group_and_a_requeued_one_leaves_it() throws Exception {
        add(8);
        var reader = new FailedJobReader();
        read(reader, database, 1);
        table.set("j2", "state = 'pending'");
        table.set("j3", "exc_name = 'builtins.KeyError', date_started = date_started + interval '1 h'");
        listAgain(reader);
        assertThat(read(reader, database, 1).groups())
                .extracting(group -> group.newest().error().exception() + group.jobs())
                .containsExactlyInAnyOrder("2", "ValueError1", "ValueError1", "KeyError1");
    }

    @Test
    void the_jobs_of_a_group_are_frozen_as_far_as_they_still_fail() throws Exception {
        add(8);
        var reader = new FailedJobReader();
        var key = read(reader, database, 1).groups().getFirst().key();
        var ids = reader.ids(key, GroupScope.ALL, 100);
        var queries = new MatchingJobQueries(CapabilityQueries.of(database));
        assertThat(queries.failed(sql, ids)).hasSize(2);
        sql.update("requeue", "UPDATE queue_job SET state = 'pending' WHERE id = ?", ids.getFirst());
        assertThat(queries.failed(sql, ids)).extracting(MatchingJob::id).containsExactly((long) ids.getLast());
    }

    /// As a caller does that knows which jobs failed.
    private void listAgain(FailedJobReader reader) throws InterruptedException {
        var capabilities = CapabilityQueries.of(database);
        var queries = new FailedJobQueries(capabilities);
        var now = database.use(
                        "ask for the time",
                        s -> s.first(
                                "ask",
                                "SELECT now()",
                                row -> row.getTimestamp(1).toInstant()))
                .orElseThrow();
        reader.listAgain();
        reader.turn(
                database,
                capabilities,
                () -> new FailedJobReader.Known(database.atOneMoment("list", queries::listed), now));
    }

    @Test
    void a_traceback_too_large_to_unpack_is_left_out_and_a_long_one_is_read_from_its_end() throws Exception {
        table.add("huge", "failed", null, List.of(), List.of());
        table.set(
                "huge",
                "exc_info = repeat('x', 5000000) || E'\\n  File \"/mnt/addons/acme/models/huge.py\", line 7, in last\\n'");
        table.add("long", "failed", null, List.of(), List.of());
        table.set(
                "long",
                "exc_info = repeat('  File \"/mnt/addons/acme/models/outer.py\", line 1, in run\n    x\n', 9000)"
                        + " || '  File \"/mnt/addons/acme/models/inner.py\", line 7, in last\n    x\nValueError: no'");
        assertThat(read(new FailedJobReader(), database, 1).groups())
                .extracting(group -> group.newest().error().file())
                .containsExactlyInAnyOrder("", "acme/models/inner.py");
    }

    @Test
    void a_role_that_may_not_read_system_columns_reads_a_job_again_when_it_was_started_again() throws Exception {
        add(2);
        var narrow = postgres.role("");
        sql.execute(
                "grant columns",
                "DO $$ BEGIN EXECUTE (SELECT 'GRANT SELECT (' || string_agg(attname, ', ') || ') ON queue_job TO "
                        + narrow.user()
                        + "' FROM pg_attribute WHERE attrelid = 'queue_job'::regclass AND attnum > 0"
                        + " AND attname <> 'result'); END $$");
        try (var limited = open(narrow)) {
            var reader = new FailedJobReader();
            assertThat(read(reader, limited, 1).jobs()).isEqualTo(2);
            table.set("j2", "exc_name = 'KeyError', date_started = date_started + interval '1 h'");
            reader.listAgain();
            assertThat(read(reader, limited, 1).groups())
                    .extracting(group -> group.newest().error().exception())
                    .containsExactly("KeyError", "");
        }
    }

    @Test
    void before_queue_job_14_there_are_no_names_of_exceptions() throws Exception {
        try (var old = TestDatabase.fresh(TestDatabase.Schema.ODOO_13);
                var sessions = open(old.spec())) {
            var owner = new Sql(old.open("test"));
            owner.execute("remove columns", "ALTER TABLE queue_job DROP COLUMN exc_name, DROP COLUMN exc_message");
            owner.update(
                    "add a job",
                    "INSERT INTO queue_job (uuid, state, name, exc_info) VALUES ('a', 'failed', 'A', ?)",
                    """
                    Traceback (most recent call last):
                      File "/mnt/addons/acme/models/a.py", line 3, in run
                        x
                    KeyError: 'id'
                    """);
            var group = read(new FailedJobReader(), sessions, 1).groups().getFirst();
            assertThat(group.newest().error())
                    .isEqualTo(new ErrorFingerprint("KeyError", "acme/models/a.py", "run", ""));
            assertThat(group.newest().message()).isEqualTo("'#'");
            owner.connection().close();
        }
    }

    private static Database open(ConnectionSpec spec) {
        return Database.watching(spec, StatementLimits.WATCHING);
    }
}
