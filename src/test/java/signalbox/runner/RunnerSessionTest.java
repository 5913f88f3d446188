package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import signalbox.postgres.Sql;
import signalbox.runner.election.Election;
import signalbox.testing.Cases;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;
import signalbox.testing.TestJobs;

/// Turns of one session, told the time.
@Tag("pg")
class RunnerSessionTest {
    private static final Duration BRIEFLY = Duration.ofSeconds(5);

    private final TestDatabase database = TestDatabase.fresh();
    private final Connection connection = database.open("test");
    private final Sql sql = new Sql(connection);
    private final TestJobs jobs = new TestJobs(sql);
    private final List<String> requested = new ArrayList<>();
    private final Instant now = Instant.now();
    private final Election always = (_, _) -> true;

    @BeforeEach
    void listen() {
        sql.execute("listen", "listen queue_job");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void dispatches_in_order_up_to_the_capacity() {
        jobs.add("late", "pending", "root.sale", 20);
        jobs.add("first", "pending", "root.mail", 5);
        jobs.add("second", "pending", null, 10);
        try (var session = session("root:2,mail:1", always)) {
            session.turn(now);

            assertThat(requested).containsExactly("first", "second");
            assertThat(jobs.inState("enqueued")).containsExactly("first", "second");

            jobs.set("first", "done");
            session.await(BRIEFLY);
            session.turn(now);
            assertThat(requested).containsExactly("first", "second", "late");
        }
    }

    @Test
    void enqueues_a_job_once() throws SQLException {
        try (var session = session("root:4", always)) {
            session.turn(now);
            jobs.add("job", "pending", null, 10);
            for (int i = 0; i < 4; i++) {
                session.await(Duration.ofMillis(200));
                session.turn(now);
            }
        }
        assertThat(requested).containsExactly("job");
        var notifications = connection.unwrap(PGConnection.class).getNotifications(1);
        assertThat(notifications).as("one for the insert, one for the enqueue").hasSize(2);
    }

    @Test
    void sees_jobs_that_were_running_before_it_came() {
        jobs.add("running", "started", null, 10);
        jobs.add("waiting", "pending", null, 10);
        try (var session = session("root:1", always)) {
            session.turn(now);
            assertThat(requested).isEmpty();
        }
    }

    @Test
    void what_changes_while_it_reads_the_backlog_is_right_before_it_dispatches() {
        jobs.add("over", "pending", null, 5);
        jobs.add("waiting", "pending", null, 10);
        sql.execute("hold all readers but the test", """
                create function let_through() returns boolean language plpgsql as
                  $$ begin perform pg_advisory_xact_lock_shared(7); return true; end $$;
                create policy held on queue_job using (current_setting('application_name') = 'test' or let_through());
                alter table queue_job enable row level security, force row level security;
                select pg_advisory_lock(7)
                """);
        try (var session = session("root:1", always)) {
            var turn = CompletableFuture.runAsync(() -> session.turn(now));
            await().until(() -> !sql.list(
                            "find out who waits",
                            "select pid from pg_locks where pid = ? and not granted",
                            row -> row.getInt(1),
                            session.backend().pid())
                    .isEmpty());
            jobs.set("over", "done");
            jobs.add("urgent", "pending", null, 1);
            sql.execute("let it through", "select pg_advisory_unlock(7)");
            turn.join();

            assertThat(requested).containsExactly("urgent");
        }
    }

    @Test
    void sleeps_until_the_next_eta() {
        jobs.add("later", "pending", null, 10);
        sql.update("delay", "update queue_job set eta = ?", now.plus(Duration.ofHours(2)));
        try (var session = session("root:1", always)) {
            var expected = Duration.ofHours(2);
            assertThat(session.turn(now)).isCloseTo(expected, Duration.ofMillis(1));
            session.turn(now.plus(Duration.ofHours(3)));
            assertThat(requested).containsExactly("later");
        }
    }

    @Test
    void asks_again_after_a_while_until_it_leads() {
        jobs.add("job", "pending", null, 10);
        try (var session = session("root:1", (_, _) -> false)) {
            assertThat(session.turn(now)).isEqualTo(Duration.ofSeconds(10));
            assertThat(session.leads()).isFalse();
        }
        assertThat(requested).isEmpty();
    }

    @Test
    void refuses_a_database_without_its_trigger() {
        sql.execute("drop", "drop trigger queue_job_notify on queue_job");
        try (var session = session("root:1", always)) {
            assertThatThrownBy(() -> session.turn(now))
                    .isInstanceOf(RunnerException.class)
                    .hasMessageContaining("queue_job_notify is missing");
        }
    }

    @Test
    void recovers_jobs_whose_worker_is_dead_and_leaves_those_that_run() throws SQLException {
        for (var uuid : List.of("dead", "alive", "exhausted", "unstarted", "fresh")) {
            jobs.add(uuid, uuid.equals("unstarted") ? "enqueued" : "started", null, 10);
        }
        sql.update("age", """
                update queue_job set date_enqueued = (now() at time zone 'utc') - interval '1 minute'
                 where uuid <> 'fresh'
                """);
        sql.update("exhaust", "update queue_job set retry = 6 where uuid = 'exhausted'");
        sql.update("lock rows", """
                insert into queue_job_lock (queue_job_id) select id from queue_job where state = 'started'
                """);
        try (var worker = database.open("odoo-1");
                var session = session("root:2", always)) {
            worker.setAutoCommit(false);
            new Sql(worker).list("hold", """
                    select 1 from queue_job_lock where queue_job_id in (select id from queue_job where uuid = 'alive')
                       for update
                    """, row -> row.getInt(1));
            session.turn(now);
        }
        assertThat(jobs.state("alive")).isEqualTo("started");
        assertThat(jobs.state("fresh")).isEqualTo("started");
        assertThat(jobs.inState("pending")).containsExactly("dead", "unstarted");
        assertThat(retries("dead")).isEqualTo(1);
        assertThat(retries("unstarted")).isZero();
        assertThat(jobs.state("exhausted")).isEqualTo("failed");
        assertThat(excName("exhausted")).isEqualTo("JobFoundDead");
    }

    @Test
    void a_date_ahead_of_the_clock_makes_no_job_young_and_none_dead_that_may_just_have_begun() {
        for (var uuid : List.of("enqueued", "began", "just-began")) {
            jobs.add(uuid, uuid.equals("enqueued") ? "enqueued" : "started", null, 10);
        }
        sql.update("set ahead", """
                update queue_job set date_enqueued = (now() at time zone 'utc') + interval '2 hours',
                       date_started = case uuid when 'began' then (now() at time zone 'utc') - interval '1 minute'
                                                when 'just-began' then (now() at time zone 'utc') end
                """);
        try (var session = session("root:1", always)) {
            session.turn(now);
        }

        assertThat(jobs.inState("pending")).containsExactly("enqueued", "began");
        assertThat(jobs.inState("started")).containsExactly("just-began");
    }

    @Test
    void rows_that_no_odoo_writes_stop_nothing() {
        sql.execute("load the rows", Cases.rows("no-times"));
        try (var session = session("root:1000", always)) {
            assertThat(session.turn(now)).isLessThanOrEqualTo(Duration.ofDays(1));
            session.await(BRIEFLY);
            session.turn(now.plusSeconds(2));

            assertThat(requested)
                    .contains("n-created-minus", "n-created-plus", "n-eta-minus", "n-created-bc", "n-deep", "n-null")
                    .doesNotContain("n-eta-plus", "n-eta-far", "n-null-state", "n-empty-state", "n-loop-1");
        }
    }

    @Test
    void dead_jobs_end_as_queue_job_would_end_them() {
        sql.execute("load the rows", Cases.rows("dead-jobs"));
        try (var session = session("root:20", always)) {
            session.turn(now);

            assertThat(jobs.inState("pending"))
                    .contains("d-retry3-max0", "d-retry3-maxnull", "d-retry5-max5", "d-retrynull-max5");
            assertThat(retries("d-retry3-maxnull")).isEqualTo(4);
            assertThat(jobs.state("d-retry6-max5")).isEqualTo("failed");
            assertThat(excName("d-retry6-max5")).isEqualTo("JobFoundDead");

            session.await(BRIEFLY);
            session.turn(now);
            assertThat(requested).contains("d-enq", "d-enq-null");
        }
    }

    @Test
    void its_last_statement_shows_that_it_reads_the_queue_although_it_looked_for_dead_jobs_too() {
        try (var session = session("root:2", always)) {
            session.turn(now);
            jobs.add("over", "done", null, 10);
            assertThat(session.await(Duration.ofSeconds(20))).isTrue();

            session.turn(now.plusSeconds(2));

            assertThat(sql.list(
                            "read its last statement",
                            "select query from pg_stat_activity where pid = ?",
                            row -> row.getString(1),
                            session.backend().pid()))
                    .singleElement()
                    .asString()
                    .contains("select_jobs");
        }
    }

    @Test
    void where_no_lock_tells_it_reports_jobs_that_nobody_started() throws SQLException {
        try (var older = TestDatabase.fresh(Schema.WITHOUT_LOCK);
                var own = older.open("test");
                var session = new RunnerSession(
                        older.spec(),
                        RunnerOptions.embedded("root:9", RunnerOptions.Mode.DISPATCH, Duration.ofMillis(100)),
                        methods(always))) {
            var its = new TestJobs(new Sql(own));
            for (var uuid : List.of("oldest", "late", "fresh", "running")) {
                its.add(uuid, uuid.equals("running") ? "started" : "enqueued", null, 10);
                enqueuedAt(own, uuid, now.minusSeconds(uuid.equals("fresh") ? 2 : 60));
            }
            enqueuedAt(own, "oldest", now.minusSeconds(90));

            session.turn(now);

            assertThat(session.stuck()).isEqualTo(new NotBegunJobs(2, 0, seconds(now.minusSeconds(90))));
            assertThat(its.inState("enqueued")).containsExactly("oldest", "late", "fresh");

            its.set("oldest", "done");
            session.turn(now.plusMillis(900));
            assertThat(session.stuck().count())
                    .as("looks every second while it asks for some")
                    .isEqualTo(2);
            session.turn(now.plusSeconds(1));
            assertThat(session.stuck()).isEqualTo(new NotBegunJobs(1, 0, seconds(now.minusSeconds(60))));
        }
    }

    private static void enqueuedAt(Connection own, String uuid, Instant at) {
        new Sql(own).update("age", "update queue_job set date_enqueued = ? where uuid = ?", seconds(at), uuid);
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void where_a_lock_tells_nothing_is_reported() {
        jobs.add("dead", "enqueued", null, 10);
        enqueuedAt(connection, "dead", now.minusSeconds(60));
        try (var session = session("root:1", always)) {
            session.turn(now);
            assertThat(session.stuck()).isEqualTo(NotBegunJobs.NONE);
        }
    }

    @Test
    void works_with_releases_that_have_no_lock_table() throws SQLException {
        try (var older = TestDatabase.fresh(Schema.ODOO_13);
                var own = older.open("test");
                var session = new RunnerSession(older.spec(), options("root:1"), methods(always))) {
            new TestJobs(new Sql(own)).add("job", "pending", null, 10);
            session.turn(now);
            assertThat(requested).containsExactly("job");
        }
    }

    private int retries(String uuid) {
        return sql.first("read", "select retry from queue_job where uuid = ?", row -> row.getInt(1), uuid)
                .orElseThrow();
    }

    private String excName(String uuid) {
        return sql.first("read", "select exc_name from queue_job where uuid = ?", row -> row.getString(1), uuid)
                .orElseThrow();
    }

    private RunnerSession session(String channels, Election election) {
        return new RunnerSession(database.spec(), options(channels), methods(election));
    }

    private static RunnerOptions options(String channels) {
        return new RunnerOptions(channels, RunnerDelays.ofOdooSh());
    }

    private RunnerMethods methods(Election election) {
        return new RunnerMethods(election, JobEnqueuer.unguarded(), requested::add);
    }
}
