package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.AuditLog;
import signalbox.postgres.Deadline;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.queue.JobState;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.bulk.BulkAction;
import signalbox.queue.action.bulk.BulkPhase;
import signalbox.queue.action.bulk.BulkPreview;
import signalbox.queue.action.bulk.BulkReport;
import signalbox.queue.action.bulk.BulkResult;
import signalbox.queue.action.bulk.BulkRun;
import signalbox.queue.filter.JobFilter;
import signalbox.testing.SwallowingLine;
import signalbox.testing.TestDatabase;

/// An operation on all jobs that match, on a server: what else happens meanwhile, and what the report says.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkSessionTest {
    private static final Confirmation YES = new Confirmation("a test", null);
    private static final JobFilter FAILED = JobFilter.ALL.withStates(Set.of(JobState.FAILED));

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final Sql other = new Sql(postgres.open("other"));

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void clear() {
        sql.execute("clear the table", "TRUNCATE queue_job CASCADE");
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        other.connection().close();
        postgres.close();
    }

    /// Failed jobs that have been through a run.
    private void add(int count) {
        sql.update("add jobs", """
                INSERT INTO queue_job (uuid, state, channel, priority, retry, worker_pid, exc_name, date_enqueued, name)
                SELECT gen_random_uuid()::text, 'failed', CASE WHEN n % 10 = 0 THEN 'root.slow' ELSE 'root.mail' END, 10, 5,
                       4711, 'ValueError', '2026-06-01 10:00:10', 'Job ' || n
                  FROM generate_series(1, ?) AS n
                """, count);
    }

    private Map<String, Integer> states() {
        return sql
                .list(
                        "count jobs",
                        "SELECT state, count(*) AS jobs FROM queue_job GROUP BY state",
                        row -> entry(row.getString("state"), row.getInt("jobs")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private AuditLog audit() {
        return new AuditLog(AppFolders.below(folder).auditFile());
    }

    private Session armed(ConnectionSpec spec) {
        var profile = TestProfiles.of("test", spec, Environment.DEVELOPMENT, false);
        var session = new Session(new Destination(profile, spec), audit(), InstantSource.system(), null);
        session.connect();
        session.arm();
        return session;
    }

    private static BulkAction all(JobOperation operation) {
        return BulkAction.onAll(operation, FAILED);
    }

    private static BulkAction frozen(Session session, JobOperation operation) {
        return (BulkAction)
                Objects.requireNonNull(session.preview(all(operation)).settled());
    }

    private static BulkReport run(Session session, BulkAction action) {
        return session.run(action, YES).result(BulkReport.class).orElseThrow();
    }

    /// Does it once, when the first batch is changed.
    private static void afterFirstBatch(Session session, Consumer<BulkRun> what) {
        var once = new AtomicReference<Consumer<BulkRun>>(what);
        session.bulk().notify(run -> {
            if (run.progress().batch() == 1) {
                once.getAndSet(_ -> {}).accept(run);
            }
        });
    }

    @Test
    void twenty_thousand_jobs_are_requeued_in_seconds_as_the_operation_does_one_and_the_log_has_sums() {
        add(20_000);
        try (var session = armed(postgres.spec())) {
            var end = Deadline.in(Duration.ofSeconds(15));
            var report = run(session, all(JobOperations.REQUEUE));

            assertThat(end.isOver()).isFalse();
            assertThat(report.counts().changed()).isEqualTo(20_000);
            assertThat(report.batches()).isEqualTo(40);
        }
        assertThat(sql.first("count jobs", """
                SELECT count(*) FROM queue_job WHERE state = 'pending' AND retry = 0 AND worker_pid = 0
                   AND exc_name IS NULL AND date_enqueued IS NULL AND priority = 10
                """, row -> row.getInt(1))).contains(20_000);
        var lines = audit().newest(2);
        assertThat(lines.getLast().outcome()).isEqualTo("begun");
        assertThat(lines.getLast().chosenBy())
                .startsWith("state:failed: 20,000 jobs at ")
                .endsWith("(20,000 failed)");
        assertThat(lines.getFirst().outcome()).isEqualTo("done");
        assertThat(lines.getFirst().rows()).isEqualTo(20_000);
        assertThat(lines.getFirst().changes()).hasSize(1);
    }

    @Test
    void the_preview_counts_by_state_and_channel_and_says_what_would_be_left_alone() {
        add(20);
        sql.execute("wait", "UPDATE queue_job SET state = 'wait_dependencies' WHERE name IN ('Job 1', 'Job 2')");
        try (var session = armed(postgres.spec())) {
            var preview = session.preview(BulkAction.onAll(JobOperations.REQUEUE, JobFilter.ALL));

            var found = (BulkPreview) Objects.requireNonNull(preview.result());
            assertThat(found.matched()).isEqualTo(20);
            assertThat(found.byChannel()).containsExactly(entry("root.mail", 18), entry("root.slow", 2));
            assertThat(found.samples())
                    .hasSize(5)
                    .allMatch(change -> change.after().equals("pending"));
            assertThat(preview.changes().getFirst().subject()).isEqualTo("18 jobs");
            assertThat(preview.refused().getFirst().subject()).isEqualTo("2 jobs");
            assertThat(preview.notes()).isNotEmpty();
            assertThat(states()).containsEntry("failed", 18);
        }
    }

    @Test
    void jobs_that_others_change_or_add_after_the_preview_are_left_alone() {
        add(1_200);
        try (var session = armed(postgres.spec())) {
            var action = frozen(session, JobOperations.REQUEUE);
            other.execute("change", "UPDATE queue_job SET state = 'done' WHERE name IN ('Job 7', 'Job 700')");
            other.execute("remove", "DELETE FROM queue_job WHERE name = 'Job 9'");
            add(3);
            afterFirstBatch(
                    session,
                    _ -> other.execute("change", "UPDATE queue_job SET state = 'cancelled' WHERE name = 'Job 1199'"));

            var report = run(session, action);

            assertThat(report.counts().changed()).isEqualTo(1_196);
            assertThat(report.lines().reasons(BulkResult.LEFT_ALONE))
                    .containsEntry("It changed from failed to done in the meantime.", 2)
                    .containsEntry("It changed from failed to cancelled in the meantime.", 1)
                    .hasSize(3);
            assertThat(states()).isEqualTo(Map.of("pending", 1_196, "done", 2, "cancelled", 1, "failed", 3));
        }
    }

    @Test
    void stopped_in_the_middle_it_reports_each_job_and_the_rest_can_be_done_later() {
        add(1_200);
        try (var session = armed(postgres.spec())) {
            afterFirstBatch(session, run -> run.stop("stopped by the operator"));

            var report = run(session, all(JobOperations.REQUEUE));

            assertThat(report.counts().changed()).isEqualTo(500);
            assertThat(report.counts().notReached()).isEqualTo(700);
            assertThat(states()).isEqualTo(Map.of("pending", 500, "failed", 700));
            assertThat(audit().newest(1).getFirst().outcome()).isEqualTo("partly done, stopped by the operator");

            var rest = run(session, all(JobOperations.REQUEUE).onRest(report.rest()));
            assertThat(rest.counts().changed()).isEqualTo(700);
            assertThat(states()).isEqualTo(Map.of("pending", 1_200));
        }
    }

    @Test
    void a_connection_that_is_cut_between_batches_pauses_it_and_nothing_is_done_twice() {
        add(1_200);
        sql.execute("count writes", """
                CREATE TABLE IF NOT EXISTS writes (uuid text);
                CREATE OR REPLACE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql AS
                  'BEGIN INSERT INTO public.writes VALUES (NEW.uuid); RETURN NEW; END';
                CREATE TRIGGER note_write AFTER UPDATE ON queue_job FOR EACH ROW EXECUTE FUNCTION note_write();
                """);
        try (var session = armed(postgres.spec())) {
            var pauses = new AtomicReference<>("");
            var first = new AtomicBoolean();
            session.bulk().notify(run -> {
                var progress = run.progress();
                if (progress.batch() == 1 && first.compareAndSet(false, true)) {
                    sql.list("cut", """
                            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                             WHERE application_name = 'signalbox' AND datname = current_database()
                            """, row -> row.getBoolean(1));
                }
                if (progress.phase() == BulkPhase.PAUSED) {
                    pauses.set(progress.why());
                    run.goOn();
                }
            });

            var report = run(session, all(JobOperations.REQUEUE));

            assertThat(pauses.get()).contains("the connection to the server was lost");
            assertThat(report.counts().changed()).isEqualTo(1_200);
            assertThat(states()).isEqualTo(Map.of("pending", 1_200));
            assertThat(sql.first("count writes", "SELECT count(*) FROM writes", row -> row.getInt(1)))
                    .contains(1_200);
        } finally {
            sql.execute("stop counting", "DROP TRIGGER note_write ON queue_job; DROP TABLE writes");
        }
    }

    @Test
    void a_batch_whose_commit_was_not_answered_is_unknown_and_the_rest_is_done_from_the_report() {
        add(1_200);
        BulkReport report;
        try (var line = new SwallowingLine(postgres.spec(), "SET state = ", "COMMIT");
                var session = armed(line.spec())) {
            session.bulk().notify(run -> {
                if (run.progress().phase() == BulkPhase.PAUSED) {
                    run.stop("stopped by the operator");
                }
            });
            report = run(session, all(JobOperations.REQUEUE));

            assertThat(line.swallowed()).isPositive();
        }
        assertThat(report.counts().unknown()).isEqualTo(500);
        assertThat(report.counts().notReached()).isEqualTo(700);
        assertThat(states()).isEqualTo(Map.of("pending", 500, "failed", 700));
        assertThat(audit().newest(1).getFirst().outcome()).startsWith("unknown for 500 jobs; nothing done");
        try (var session = armed(postgres.spec())) {
            assertThat(run(session, all(JobOperations.REQUEUE).onRest(report.rest()))
                            .counts()
                            .changed())
                    .isEqualTo(700);
        }
        assertThat(states()).isEqualTo(Map.of("pending", 1_200));
    }

    @Test
    void a_locked_job_alone_is_left_alone_after_one_time_out() {
        add(1_200);
        other.execute("hold", "BEGIN; UPDATE queue_job SET priority = 11 WHERE name = 'Job 600'");
        try (var session = armed(postgres.spec())) {
            var end = Deadline.in(Duration.ofSeconds(8));
            var report = run(session, all(JobOperations.REQUEUE));

            assertThat(end.isOver()).isFalse();
            assertThat(report.counts().changed()).isEqualTo(1_199);
            assertThat(report.lines().reasons(BulkResult.LEFT_ALONE))
                    .containsOnlyKeys("Another session has locked its row, as a worker locks the job that it runs, or"
                            + " row security keeps it from being locked. It was not changed.")
                    .containsValue(1);
            assertThat(states()).isEqualTo(Map.of("pending", 1_199, "failed", 1));
        } finally {
            other.execute("let it go", "ROLLBACK");
        }
    }
}
