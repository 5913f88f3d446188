package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import signalbox.election.EmbeddedMarker;
import signalbox.election.Leadership;
import signalbox.election.RunnerConnection;
import signalbox.election.RunnerQueries;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.election.AdvisoryLock;
import signalbox.runner.election.Election;
import signalbox.runner.election.FencedElection;
import signalbox.runner.election.FencedOldestConnection;
import signalbox.runner.election.LineNeighbours;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// The careful runner: it cannot enqueue unless it leads, whatever it believes.
@Tag("pg")
class FencedRunnerTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final RunnerOptions OPTIONS =
            RunnerOptions.embedded("root:4", Mode.DISPATCH, Duration.ofMillis(100));

    private final TestDatabase database = TestDatabase.fresh();
    private final Connection connection = database.open("test");
    private final Sql sql = new Sql(connection);
    private final TestJobs jobs = new TestJobs(sql);
    private final Queue<RunnerState> states = new ConcurrentLinkedQueue<>();
    private final Queue<String> requested = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
        try (var other = TestDatabase.fresh()) {
            await().atMost(GENEROUS).until(() -> runnersOnServer(other) == 0);
        }
    }

    private static int runnersOnServer(TestDatabase anywhere) throws SQLException {
        try (var session = anywhere.open("count")) {
            return new Sql(session)
                    .first(
                            "count the runners",
                            "select count(*) from pg_stat_activity where application_name like 'jobrunner\\_%'",
                            row -> row.getInt(1))
                    .orElseThrow();
        }
    }

    /// A connection that was there before, and turns out to be a runner's.
    private Connection becomeRunner(Connection older) {
        new Sql(older).execute("take a name", "set application_name = 'jobrunner_older'");
        return older;
    }

    /// As a leader that was paused: it goes on believing.
    private static FencedElection frozen(FencedElection real) {
        return new FencedElection() {
            @Override
            public void enter(Sql own, String applicationName) {
                real.enter(own, applicationName);
            }

            @Override
            public String applicationName(UUID uuid) {
                return real.applicationName(uuid);
            }

            @Override
            public boolean leads(Sql own, String applicationName) {
                return real.leads(own, applicationName);
            }

            @Override
            public String fence() {
                return real.fence();
            }
        };
    }

    private void turn(RunnerSession session) {
        session.turn(Instant.now());
        session.await(Duration.ofMillis(50));
        session.turn(Instant.now());
    }

    /// Of others: what the session itself did is no news to it.
    private static void untilItHears(RunnerSession session) {
        await().pollInSameThread().atMost(GENEROUS).until(() -> session.await(Duration.ofMillis(100)));
    }

    @Test
    void a_leader_dispatches_all_it_may_in_one_statement() throws SQLException {
        IntStream.range(0, 6).forEach(i -> jobs.add("j" + i, "pending", null, 10));
        try (var session = new RunnerSession(
                database.spec(),
                OPTIONS,
                RunnerMethods.fenced(new FencedOldestConnection(false, LineNeighbours.any()), requested::add))) {
            turn(session);

            assertThat(requested).containsExactly("j0", "j1", "j2", "j3");
            assertThat(jobs.inState("enqueued")).hasSize(4);
        }
    }

    @Test
    void a_leader_that_leads_no_longer_enqueues_nothing_though_it_believes() throws SQLException {
        try (var older = PlainConnection.open(database.spec(), "bystander");
                var session = new RunnerSession(
                        database.spec(),
                        OPTIONS,
                        RunnerMethods.fenced(
                                frozen(new FencedOldestConnection(false, LineNeighbours.any())), requested::add))) {
            turn(session);
            assertThat(session.leads()).isTrue();
            becomeRunner(older);
            jobs.add("late", "pending", null, 10);

            turn(session);

            assertThat(requested).isEmpty();
            assertThat(jobs.inState("pending")).containsExactly("late");
        }
    }

    @Test
    void without_the_check_in_the_statement_the_same_leader_enqueues() throws SQLException {
        try (var older = PlainConnection.open(database.spec(), "bystander");
                var session = new RunnerSession(
                        database.spec(),
                        OPTIONS,
                        new RunnerMethods(
                                frozen(new FencedOldestConnection(false, LineNeighbours.any())),
                                JobEnqueuer.unguarded(),
                                requested::add))) {
            turn(session);
            becomeRunner(older);
            jobs.add("late", "pending", null, 10);

            turn(session);

            assertThat(requested).containsExactly("late");
        }
    }

    @Test
    void a_leader_by_lock_that_lost_it_enqueues_nothing() throws SQLException {
        try (var session = new RunnerSession(
                database.spec(), OPTIONS, RunnerMethods.fenced(frozen(new AdvisoryLock(false)), requested::add))) {
            turn(session);
            assertThat(session.leads()).isTrue();
            session.forget();
            jobs.add("late", "pending", null, 10);

            turn(session);

            assertThat(requested).isEmpty();
        }
    }

    @Test
    void a_job_that_is_not_pending_any_more_is_not_enqueued() throws SQLException {
        jobs.add("taken", "pending", null, 10);
        try (var session = new RunnerSession(
                database.spec(),
                OPTIONS,
                RunnerMethods.fenced(new FencedOldestConnection(false, LineNeighbours.any()), uuid -> {}))) {
            var fenced = JobEnqueuer.fenced(new AlwaysLeads());
            jobs.set("taken", "started");

            assertThat(fenced.enqueue(sql, List.of("taken"))).isEmpty();
            assertThat(jobs.inState("started")).containsExactly("taken");
            assertThat(session.backend().applicationName()).startsWith("jobrunner_");
        }
    }

    @Test
    void a_job_that_comes_alone_is_enqueued_as_it_is_read_if_its_channel_has_room_and_it_is_due() {
        jobs.add("due", "pending", null, 10);
        jobs.add("elsewhere", "pending", "root.full", 10);
        jobs.add("done", "done", null, 10);
        jobs.add("later", "pending", null, 10);
        sql.update(
                "delay",
                "update queue_job set eta = now() at time zone 'utc' + interval '1 hour' where uuid = 'later'");
        var fenced = JobEnqueuer.fenced(new AlwaysLeads());

        var taken = Stream.of("due", "elsewhere", "done", "later")
                .filter(uuid ->
                        fenced.take(sql, uuid, List.of("root")).orElseThrow().taken());

        assertThat(taken).containsExactly("due");
        assertThat(jobs.inState("enqueued")).containsExactly("due");
        assertThat(fenced.take(sql, "no such job", List.of("root"))).isEmpty();
    }

    @Test
    void a_job_that_comes_alone_is_not_enqueued_by_one_that_does_not_lead() {
        jobs.add("due", "pending", null, 10);

        var read = JobEnqueuer.fenced(new NeverLeads()).take(sql, "due", List.of("root"));

        assertThat(read).hasValueSatisfying(job -> assertThat(job.taken()).isFalse());
        assertThat(jobs.inState("pending")).containsExactly("due");
    }

    @Test
    void an_enqueuing_does_not_wait_for_the_disk_and_what_follows_it_does() throws SQLException {
        jobs.add("alone", "pending", null, 10);
        jobs.add("in a row", "pending", null, 10);
        var fenced = JobEnqueuer.fenced(new AlwaysLeads());
        sql.execute("wait for the disk", "set synchronous_commit = on");

        assertThat(flushOf(() -> fenced.enqueue(sql, List.of("in a row")))).isEqualTo("off");
        assertThat(flushOf(() -> fenced.take(sql, "alone", List.of("root")))).isEqualTo("off");
        assertThat(flushOf(() -> fenced.putBack(sql, List.of("alone", "in a row"))))
                .isEqualTo("on");
    }

    @Test
    void the_jobs_are_looked_for_once_however_many_others_wait() throws SQLException {
        addPoison(1_000);
        var fenced = JobEnqueuer.fenced(new AlwaysLeads());

        assertThat(searchesOf(() -> fenced.enqueue(sql, List.of("poison1", "poison2"))))
                .isLessThan(10);
        assertThat(searchesOf(() -> fenced.take(sql, "poison3", List.of("root"))))
                .isLessThan(10);
        sql.execute("enqueue all", "update queue_job set state = 'enqueued'");
        assertThat(searchesOf(() -> fenced.putBack(sql, List.of("poison1", "poison2"))))
                .isLessThan(10);
    }

    /// How often the table, or an index of it, is searched: that does not hang on the speed of the machine.
    private long searchesOf(Runnable deed) throws SQLException {
        connection.setAutoCommit(false);
        deed.run();
        var searches = sql.first(
                        "count the searches",
                        "select seq_scan + idx_scan from pg_stat_xact_user_tables where relname = 'queue_job'",
                        row -> row.getLong(1))
                .orElseThrow();
        connection.commit();
        connection.setAutoCommit(true);
        return searches;
    }

    private void addPoison(int number) {
        sql.update("add jobs", """
                insert into queue_job (uuid, state, name, date_created)
                select 'poison' || i, 'pending', 'A job', now() at time zone 'utc' from generate_series(1, ?) i
                """, number);
    }

    /// What a transaction that does this commits with.
    private String flushOf(Runnable deed) throws SQLException {
        connection.setAutoCommit(false);
        deed.run();
        var flush = sql.first("read the setting", "show synchronous_commit", row -> row.getString(1))
                .orElseThrow();
        connection.setAutoCommit(true);
        return flush;
    }

    /// Another session that has locked the row of that job.
    private Connection locking(String uuid) throws SQLException {
        var other = database.open("odoo-1");
        other.setAutoCommit(false);
        new Sql(other).list("lock", "select 1 from queue_job where uuid = ? for update", row -> row.getInt(1), uuid);
        return other;
    }

    private RunnerSession leading(String channels) {
        return new RunnerSession(
                database.spec(),
                RunnerOptions.embedded(channels, Mode.DISPATCH, Duration.ofMillis(100)),
                RunnerMethods.fenced(new AlwaysLeads(), requested::add));
    }

    @Test
    void a_locked_row_keeps_no_leader_from_putting_back_the_other_dead_jobs() throws SQLException {
        List.of("one", "two", "held").forEach(uuid -> jobs.add(uuid, "enqueued", null, 10));
        sql.update("age", "update queue_job set date_enqueued = now() at time zone 'utc' - interval '1 min'");
        try (var other = locking("held");
                var session = leading("root:0")) {
            session.turn(Instant.now());

            assertThat(jobs.inState("pending")).containsExactly("one", "two");
            other.rollback();
            session.turn(Instant.now().plusSeconds(2));
            assertThat(jobs.inState("enqueued")).doesNotContain("held");
        }
    }

    @Test
    void jobs_that_were_refused_are_put_back_without_waiting_for_a_locked_row() throws SQLException {
        List.of("one", "held").forEach(uuid -> jobs.add(uuid, "enqueued", null, 10));
        sql.execute("wait briefly", "set lock_timeout = '500ms'");
        try (var other = locking("held")) {
            var fenced = JobEnqueuer.fenced(new AlwaysLeads());

            assertThat(fenced.putBack(sql, List.of("one", "held"))).containsExactly("one");
            other.rollback();
            assertThat(fenced.putBack(sql, List.of("one", "held"))).containsExactly("held");
        }
    }

    @Test
    void a_locked_job_holds_back_no_job_behind_it_and_goes_first_when_it_is_free() throws SQLException {
        var now = Instant.now();
        List.of("first", "second", "third").forEach(uuid -> jobs.add(uuid, "pending", null, 10));
        try (var other = locking("first");
                var session = leading("root:1")) {
            session.turn(now);
            session.turn(now.plusMillis(1));
            assertThat(requested).containsExactly("second");

            session.turn(now.plusSeconds(2));
            assertThat(session.jobsSetAside())
                    .singleElement()
                    .asString()
                    .startsWith("Job first cannot be enqueued")
                    .contains("pid " + other.unwrap(PGConnection.class).getBackendPID());
            other.rollback();
            jobs.set("second", "done");
            untilItHears(session);
            session.turn(now.plusSeconds(4));

            assertThat(requested).containsExactly("second", "first");
            session.turn(now.plusSeconds(6));
            assertThat(session.jobsSetAside()).isEmpty();
        }
    }

    @Test
    void a_row_that_a_subtransaction_has_locked_is_said_to_be_locked() throws SQLException {
        var now = Instant.now();
        jobs.add("first", "pending", null, 10);
        try (var other = database.open("other");
                var session = leading("root:1")) {
            other.setAutoCommit(false);
            new Sql(other)
                    .execute(
                            "lock as Odoo does",
                            "savepoint a; select from queue_job where uuid = 'first' for update; release savepoint a");
            for (var second = 0; second < 10; second++) {
                session.turn(now.plusSeconds(second));
            }

            assertThat(session.jobsSetAside())
                    .containsExactly("Job first cannot be enqueued: another session has locked its row. Other jobs go"
                            + " first.");
            other.rollback();
        }
    }

    @Test
    void beside_a_runner_whose_start_it_may_not_see_it_does_not_lead() throws SQLException {
        var blind = database.role("");
        var election = new FencedOldestConnection(false, LineNeighbours.any());
        try (var session = PlainConnection.open(blind, "jobrunner_own")) {
            var own = new Sql(session);
            election.enter(own, "jobrunner_own");
            assertThat(election.leads(own, "jobrunner_own")).isTrue();

            try (var _ = database.open("jobrunner_hidden")) {
                assertThat(election.leads(own, "jobrunner_own")).isFalse();
            }
        }
    }

    /// A trigger of another module that refuses jobs whose uuid begins with `poison`.
    private void refusePoison() {
        refusePoison("raise exception 'no such thing'");
    }

    private void refusePoison(String statement) {
        sql.execute("create the function", """
                create function refuse_poison() returns trigger language plpgsql as
                $$ begin STATEMENT; end $$;
                create trigger refuse_poison before update on queue_job for each row
                  when (new.uuid like 'poison%' and new.state = 'enqueued') execute function refuse_poison();
                """.replace("STATEMENT", statement));
    }

    /// As they come of a right that the trigger lacks, of a link to another server that is lost, of a time limit.
    @ParameterizedTest
    @ValueSource(strings = {"42501", "25006", "08006", "57P01", "57014", "55P03", "40001"})
    void whatever_code_a_trigger_raises_for_one_job_holds_back_no_other(String code) {
        refusePoison("raise exception 'not this one' using errcode = '" + code + "'");
        List.of("poison", "second", "third").forEach(uuid -> jobs.add(uuid, "pending", null, 10));
        try (var session = leading("root:0")) {
            session.turn(Instant.now());

            assertThat(requested).containsExactly("second", "third");
            assertThat(session.jobsSetAside()).singleElement().asString().contains("(ERROR: not this one)");
        }
    }

    @Test
    void a_right_that_the_session_itself_lacks_is_no_fault_of_a_job() {
        jobs.add("first", "pending", null, 10);
        try (var session = leading("root:0")) {
            sql.execute("take the right", "revoke update on queue_job from " + TestDatabase.OWNER);

            assertThatThrownBy(() -> session.turn(Instant.now())).hasMessageContaining("lacks the right");
        }
    }

    @Test
    void a_job_that_is_refused_again_is_tried_more_rarely() {
        var now = Instant.now();
        refusePoison();
        jobs.add("poison", "pending", null, 10);
        try (var session = leading("root:0")) {
            session.turn(now);
            session.turn(now.plusSeconds(61));
            session.turn(now.plusSeconds(61));

            assertThat(session.jobsSetAside()).singleElement().asString().endsWith("it is tried again in 2 m 00 s.");
        }
    }

    @Test
    void a_job_that_the_database_refuses_holds_back_no_other_and_is_named() {
        var now = Instant.now();
        refusePoison();
        List.of("poison", "second", "third").forEach(uuid -> jobs.add(uuid, "pending", null, 10));
        try (var session = leading("root:0")) {
            session.turn(now);

            assertThat(requested).containsExactly("second", "third");
            assertThat(session.jobsSetAside())
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            "Job poison cannot be enqueued: the database refuses it (ERROR: no such thing). Other jobs"
                                    + " go first; it is tried again in 1 m 00 s.");

            sql.execute("take the trigger away", "drop trigger refuse_poison on queue_job");
            session.turn(now.plusSeconds(30));
            assertThat(requested).doesNotContain("poison");
            session.turn(now.plusSeconds(61));
            session.turn(now.plusSeconds(61));
            assertThat(requested).contains("poison");
            assertThat(session.jobsSetAside()).isEmpty();
        }
    }

    @Test
    void a_refused_job_that_is_gone_is_named_no_more() {
        var now = Instant.now();
        refusePoison();
        List.of("poison", "poison2").forEach(uuid -> jobs.add(uuid, "pending", null, 10));
        try (var session = leading("root:0")) {
            session.turn(now);
            assertThat(session.jobsSetAside()).hasSize(2);

            jobs.set("poison", "cancelled");
            sql.execute("delete the other", "delete from queue_job where uuid = 'poison2'");
            session.turn(now.plusSeconds(61));
            assertThat(session.jobsSetAside()).isEmpty();
        }
    }

    @Test
    void a_job_that_comes_alone_and_is_refused_ends_no_session() {
        var now = Instant.now();
        refusePoison();
        try (var session = leading("root:0")) {
            session.turn(now);
            jobs.add("poison", "pending", null, 10);
            untilItHears(session);
            session.turn(now.plusMillis(1));
            assertThat(session.jobsSetAside()).hasSize(1);

            jobs.add("good", "pending", null, 10);
            untilItHears(session);
            session.turn(now.plusMillis(2));
            assertThat(requested).containsExactly("good");
        }
    }

    @Test
    void a_job_that_a_trigger_keeps_as_it_is_is_named_and_holds_back_no_other() {
        var now = Instant.now();
        sql.execute("create the function", """
                create function keep() returns trigger language plpgsql as $$ begin return null; end $$;
                create trigger keep before update on queue_job for each row
                  when (new.uuid = 'kept' and new.state = 'enqueued') execute function keep();
                """);
        List.of("kept", "second").forEach(uuid -> jobs.add(uuid, "pending", null, 10));
        try (var session = leading("root:0")) {
            for (var second = 0; second < 4; second++) {
                session.turn(now.plusSeconds(2L * second));
                session.turn(now.plusSeconds(2L * second));
            }

            assertThat(requested).containsExactly("second");
            assertThat(session.jobsSetAside())
                    .containsExactly("Job kept cannot be enqueued: the database keeps it pending without an error, as a"
                            + " trigger may. Other jobs go first.");
        }
    }

    private static final String SETS_BACK = """
            create function set_back() returns trigger language plpgsql as
            $$ begin new.state := 'pending'; new.date_enqueued := null; return new; end $$;
            create trigger set_back before update on queue_job for each row
              when (new.uuid = 'kept' and new.state = 'enqueued') execute function set_back();
            """;

    private static final String SETS_BACK_LATER = """
            create function set_back() returns trigger language plpgsql as
            $$ begin update public.queue_job set state = 'pending' where id = new.id; return null; end $$;
            create trigger set_back after update on queue_job for each row
              when (new.uuid = 'kept' and new.state = 'enqueued') execute function set_back();
            """;

    @ParameterizedTest
    @ValueSource(strings = {SETS_BACK, SETS_BACK_LATER})
    void a_job_that_a_trigger_sets_back_is_named_and_holds_back_no_other(String trigger) {
        var now = Instant.now();
        sql.execute("create the trigger", trigger);
        jobs.add("kept", "pending", null, 5);
        jobs.add("second", "pending", null, 10);
        try (var session = leading("root:1")) {
            for (var second = 0; second < 16; second++) {
                session.turn(now.plusSeconds(second));
                session.await(Duration.ofMillis(20));
                session.turn(now.plusSeconds(second).plusMillis(20));
                if (requested.contains("second")) {
                    jobs.set("second", "done");
                }
            }

            assertThat(requested).contains("second");
            assertThat(session.jobsSetAside()).singleElement().asString().startsWith("Job kept cannot be enqueued: ");
        }
    }

    @Test
    void a_trigger_that_names_a_table_without_its_schema_is_said_to_need_its_own_path() {
        refusePoison("update queue_job set state = 'failed' where id = 0");
        jobs.add("poison", "pending", null, 10);
        try (var session = leading("root:0")) {
            session.turn(Instant.now());

            assertThat(session.jobsSetAside())
                    .singleElement()
                    .asString()
                    .contains("(ERROR: relation \"queue_job\" does not exist; PL/pgSQL function"
                            + " public.refuse_poison() line 1 at SQL statement: sessions of Signalbox find only names"
                            + " with their schema; a search_path of the function's own is the way out)");
        }
    }

    @Test
    void many_jobs_of_one_kind_that_are_refused_hold_back_no_other() {
        refusePoison();
        IntStream.range(0, 30).forEach(i -> jobs.add("poison" + i, "pending", null, 5));
        jobs.add("good", "pending", null, 10);
        var now = Instant.now();
        try (var session = leading("root:4")) {
            IntStream.range(0, 10).forEach(turn -> session.turn(now.plusMillis(turn)));

            assertThat(requested).containsExactly("good");
            assertThat(session.jobsSetAside())
                    .hasSize(21)
                    .last()
                    .isEqualTo("The database refuses more jobs than the 20 that are named.");
        }
    }

    @Test
    void where_the_database_refuses_very_many_jobs_the_fault_is_not_theirs() {
        refusePoison();
        addPoison(1_100);
        try (var session = leading("root:0")) {
            assertThatThrownBy(() -> session.turn(Instant.now())).hasMessageContaining("no such thing");
        }
    }

    private static class AlwaysLeads implements FencedElection {
        @Override
        public boolean leads(Sql own, String applicationName) {
            return true;
        }

        @Override
        public String fence() {
            return "true";
        }
    }

    private static final class NeverLeads implements FencedElection {
        @Override
        public boolean leads(Sql own, String applicationName) {
            return false;
        }

        @Override
        public String fence() {
            return "false";
        }
    }

    @Test
    void it_steps_back_when_it_sees_that_another_leads() throws SQLException {
        try (var older = PlainConnection.open(database.spec(), "bystander");
                var session = new RunnerSession(
                        database.spec(),
                        OPTIONS,
                        RunnerMethods.fenced(
                                new FencedOldestConnection(false, LineNeighbours.any()), requested::add))) {
            turn(session);
            becomeRunner(older);

            assertThatThrownBy(() -> turn(session)).isInstanceOf(RunnerException.class);
        }
    }

    @Test
    void a_job_that_it_cannot_take_makes_it_check_whether_it_leads() throws SQLException {
        try (var older = PlainConnection.open(database.spec(), "bystander");
                var session = new RunnerSession(
                        database.spec(),
                        OPTIONS,
                        RunnerMethods.fenced(
                                new FencedOldestConnection(false, LineNeighbours.any()), requested::add))) {
            var now = Instant.now();
            turn(session);
            becomeRunner(older);
            jobs.add("late", "pending", null, 10);
            untilItHears(session);

            assertThatThrownBy(() -> session.turn(now.plusSeconds(1))).isInstanceOf(RunnerException.class);
            assertThat(requested).isEmpty();
        }
    }

    @Test
    void jobs_that_wait_go_before_the_look_at_the_others_but_not_for_ever() {
        var looks = new AtomicInteger();
        var election = new AlwaysLeads() {
            @Override
            public Optional<String> objection(Sql own) {
                looks.incrementAndGet();
                return Optional.empty();
            }
        };
        var now = Instant.now();
        try (var session =
                new RunnerSession(database.spec(), OPTIONS, RunnerMethods.fenced(election, requested::add))) {
            session.turn(now);
            assertThat(looks).hasValue(1);
            for (var job : List.of("first", "second")) {
                jobs.add(job, "pending", null, 10);
                untilItHears(session);
                session.turn(now.plusSeconds(requested.size() + 1));
                assertThat(requested).contains(job);
                assertThat(looks).hasValue(requested.size());
            }
        }
    }

    private EmbeddedRunner embedded(SchemeChoice scheme, int port) {
        return EmbeddedRunner.start(List.of(database.spec()), plan(scheme, Mode.DISPATCH, port), states::add);
    }

    private static JoinElection plan(SchemeChoice scheme, Mode mode, int port) {
        return new JoinElection(
                scheme, mode, "root:4", new RunjobEndpoint("http", "127.0.0.1", port), Duration.ofMillis(100));
    }

    private HttpServer odoo(int status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/queue_job/runjob", exchange -> {
            requested.add(exchange.getRequestURI().getQuery().replaceAll(".*job_uuid=", ""));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static void end(Connection session) throws SQLException {
        session.abort(Runnable::run);
    }

    private boolean reached(Class<? extends RunnerState> state) {
        return states.stream().anyMatch(state::isInstance);
    }

    @Test
    void as_a_standby_it_takes_over_when_the_leader_ends_and_hands_back_when_it_leaves() throws Exception {
        var server = odoo(200);
        try (var leader = PlainConnection.open(database.spec(), "jobrunner_leader");
                var runner = embedded(SchemeChoice.AUTO, server.getAddress().getPort())) {
            await().atMost(GENEROUS)
                    .until(() -> states.stream()
                            .anyMatch(state -> state instanceof RunnerState.Waiting waiting
                                    && waiting.place().equals(Optional.of(new Election.LinePosition(2, 2)))));
            jobs.add("one", "pending", null, 10);
            assertThat(requested).isEmpty();

            end(leader);

            await().atMost(GENEROUS).until(() -> requested.contains("one"));
            assertThat(reached(RunnerState.Leading.class)).isTrue();
            assertThat(runner.dispatched()).isEqualTo(1);
        } finally {
            server.stop(0);
        }
        assertThat(reached(RunnerState.Stopped.class)).isTrue();
    }

    @Test
    void one_process_serves_several_databases_and_leads_in_all_of_them_together() throws Exception {
        var server = odoo(200);
        try (var other = TestDatabase.fresh();
                var second = other.open("test");
                var leader = PlainConnection.open(other.spec(), "jobrunner_leader");
                var runner = EmbeddedRunner.start(
                        List.of(database.spec(), other.spec()),
                        plan(
                                SchemeChoice.OLDEST,
                                Mode.DISPATCH,
                                server.getAddress().getPort()),
                        states::add)) {
            new TestJobs(new Sql(second)).add("there", "pending", null, 10);
            jobs.add("here", "pending", null, 10);
            await().atMost(GENEROUS)
                    .until(() -> runner.members().stream()
                            .allMatch(member -> member.state() instanceof RunnerState.Waiting));
            assertThat(requested).isEmpty();

            end(leader);

            await().atMost(GENEROUS).until(() -> requested.containsAll(List.of("here", "there")));
            assertThat(runner.members())
                    .extracting(EmbeddedRunner.Member::dispatched)
                    .containsExactly(1L, 1L);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void an_observer_leads_and_dispatches_nothing() throws Exception {
        jobs.add("one", "pending", null, 10);
        try (var runner = EmbeddedRunner.start(
                List.of(database.spec()), plan(SchemeChoice.OLDEST, Mode.OBSERVE, 1), states::add)) {
            await().atMost(GENEROUS).until(() -> reached(RunnerState.Leading.class));

            assertThat(jobs.inState("pending")).containsExactly("one");
            assertThat(runner.dispatched()).isZero();
        }
    }

    @Test
    void it_refuses_to_work_beside_a_runner_without_election() throws SQLException {
        try (var plain = PlainConnection.openAsOdoo(database.spec(), "odoo-4711")) {
            new Sql(plain).execute("listen", "LISTEN queue_job");

            assertThatThrownBy(() -> embedded(SchemeChoice.OLDEST, 1))
                    .isInstanceOf(RunnerException.class)
                    .hasMessageContaining("without an election");
        }
    }

    @Test
    void it_ends_when_a_runner_without_election_appears_and_does_not_come_back() throws Exception {
        try (var _ = embedded(SchemeChoice.OLDEST, 1)) {
            await().atMost(GENEROUS).until(() -> reached(RunnerState.Leading.class));
            try (var plain = PlainConnection.openAsOdoo(database.spec(), "odoo-4711")) {
                new Sql(plain).execute("listen", "LISTEN queue_job");

                await().atMost(GENEROUS).until(() -> reached(RunnerState.LeadEnded.class));
                await().atMost(GENEROUS)
                        .until(() -> states.stream()
                                .anyMatch(state ->
                                        state instanceof RunnerState.Stopped || state instanceof RunnerState.Faulted));
            }
        }
        assertThat(pauses()).as("it would only meet the same runner again").isEmpty();
    }

    private void silenceTheTrigger() {
        sql.execute("disable the trigger", "alter table queue_job disable trigger queue_job_notify");
    }

    @Test
    void it_refuses_at_the_start_where_no_trigger_would_tell_it_of_jobs() {
        silenceTheTrigger();

        assertThatThrownBy(() -> embedded(SchemeChoice.OLDEST, 1))
                .isInstanceOf(RunnerException.class)
                .hasMessageContaining("queue_job_notify is disabled")
                .hasMessageContaining("ENABLE TRIGGER");
    }

    @Test
    void it_refuses_at_the_start_where_a_further_database_is_not_there() {
        var both = List.of(database.spec(), database.spec().withDatabase("nodb"));

        assertThatThrownBy(() -> EmbeddedRunner.start(both, plan(SchemeChoice.OLDEST, Mode.DISPATCH, 1), states::add))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("nodb");
    }

    @Test
    void after_each_fault_in_a_row_it_waits_longer_before_it_connects_under_another_name() {
        silenceTheTrigger();
        var methods = RunnerMethods.fenced(new FencedOldestConnection(false, LineNeighbours.any()), requested::add);

        try (var _ = JobRunner.start(database.spec(), OPTIONS, methods, states::add)) {
            await().atMost(GENEROUS).until(() -> pauses().size() >= 2);
        }

        assertThat(pauses()).startsWith(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(OPTIONS.retry(30)).isEqualTo(Duration.ofSeconds(60));
    }

    private List<Duration> pauses() {
        return states.stream()
                .filter(RunnerState.Faulted.class::isInstance)
                .map(state -> ((RunnerState.Faulted) state).pause())
                .toList();
    }

    @Test
    void it_refuses_where_starts_are_hidden_from_it() throws SQLException {
        var stranger = database.role("in role pg_read_all_data, pg_write_all_data");
        try (var _ = PlainConnection.open(database.spec(), "jobrunner_a")) {
            assertThatThrownBy(() -> EmbeddedRunner.start(
                            List.of(stranger), plan(SchemeChoice.OLDEST, Mode.DISPATCH, 1), states::add))
                    .isInstanceOf(RunnerException.class)
                    .hasMessageContaining("hidden");
        }
    }

    @Test
    void it_refuses_where_the_others_could_not_see_it_and_would_lead_beside_it() throws SQLException {
        var stranger = database.role("in role pg_read_all_stats, pg_read_all_data, pg_write_all_data");
        try (var _ = PlainConnection.open(database.spec(), "jobrunner_a")) {
            assertThatThrownBy(() -> EmbeddedRunner.start(
                            List.of(stranger), plan(SchemeChoice.OLDEST, Mode.DISPATCH, 1), states::add))
                    .isInstanceOf(RunnerException.class)
                    .hasMessageContaining("role " + database.spec().user())
                    .hasMessageContaining("pg_read_all_stats");
        }
    }

    @Test
    void who_hands_back_stands_in_line_again_behind_the_one_that_leads_now() {
        try (var first = embedded(SchemeChoice.OLDEST, 1)) {
            await().atMost(GENEROUS).until(() -> leads(first));
            try (var second = embedded(SchemeChoice.OLDEST, 1)) {
                await().atMost(GENEROUS)
                        .until(() -> second.members().getFirst().state() instanceof RunnerState.Waiting);

                first.handBack();

                await().atMost(GENEROUS).until(() -> leads(second));
                await().atMost(GENEROUS)
                        .until(() -> first.members().getFirst().state() instanceof RunnerState.Waiting waiting
                                && waiting.place().equals(Optional.of(new Election.LinePosition(2, 2))));
            }
        }
    }

    private static boolean leads(EmbeddedRunner runner) {
        return runner.members().getFirst().state() instanceof RunnerState.Leading;
    }

    @Test
    void a_job_that_is_refused_while_the_runner_leaves_is_put_back() throws Exception {
        var server = odoo(503);
        jobs.add("one", "pending", null, 10);
        try (var runner = embedded(SchemeChoice.OLDEST, server.getAddress().getPort())) {
            await().atMost(GENEROUS).until(() -> runner.dispatched() > 0);
        } finally {
            server.stop(0);
        }
        assertThat(jobs.inState("pending")).containsExactly("one");
    }

    @Test
    void everybody_can_tell_it_from_a_runner_of_odoo() {
        try (var runner = EmbeddedRunner.start(
                List.of(database.spec()), plan(SchemeChoice.OLDEST, Mode.OBSERVE, 1), states::add)) {
            await().atMost(GENEROUS).until(() -> leads(runner));
            var seen = RunnerQueries.observe(sql, database.spec().database());

            var leader = Leadership.of(seen).leader();

            assertThat(leader).isNotNull().returns(EmbeddedMarker.OBSERVES, RunnerConnection::embedded);
        }
    }

    @Test
    void it_wants_to_be_told_the_scheme_where_nothing_shows_it() {
        assertThatThrownBy(() -> embedded(SchemeChoice.AUTO, 1)).hasMessageContaining("oldest or advisory");
    }

    @Test
    void by_advisory_lock_it_waits_for_the_holder() throws Exception {
        var server = odoo(200);
        jobs.add("one", "pending", null, 10);
        try (var holder = database.open("odoo-1")) {
            new Sql(holder).execute("lock", "select pg_advisory_lock(2293787760715711918)");
            try (var _ = embedded(SchemeChoice.AUTO, server.getAddress().getPort())) {
                await().atMost(GENEROUS).until(() -> reached(RunnerState.Waiting.class));
                assertThat(requested).isEmpty();

                end(holder);

                await().atMost(GENEROUS).until(() -> requested.contains("one"));
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_refused_job_goes_back_to_pending_and_the_target_is_paused() throws Exception {
        var server = odoo(503);
        IntStream.range(0, 4).forEach(i -> jobs.add("j" + i, "pending", null, 10));
        try (var _ = embedded(SchemeChoice.OLDEST, server.getAddress().getPort())) {
            await().atMost(GENEROUS).until(() -> requested.size() >= 5);

            assertThat(requested.size()).as("one trial at a time").isLessThan(9);
            await().atMost(GENEROUS).until(() -> jobs.inState("enqueued").size() <= 1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void its_session_ends_by_itself_when_it_falls_silent() throws Exception {
        try (var session = new RunnerSession(
                database.spec(),
                OPTIONS,
                RunnerMethods.fenced(new FencedOldestConnection(false, LineNeighbours.any()), requested::add))) {
            turn(session);

            await().atMost(GENEROUS).until(() -> runnersOnServer(database) == 0);
            assertThatThrownBy(() -> turn(session)).isInstanceOf(PostgresException.class);
        }
    }
}
