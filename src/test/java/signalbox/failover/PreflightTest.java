package signalbox.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import signalbox.election.EmbeddedMarker;
import signalbox.election.Observation;
import signalbox.election.RunnerConnection;
import signalbox.failover.injection.Injection;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.PreflightCheck;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.PlainConnection;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// Which runner would lead next, and whether it would dispatch jobs.
@Tag("pg")
class PreflightTest {
    private static final Injection HARMLESS = new Injection() {
        @Override
        public Optional<String> objection(Sql sql, Observation seen, List<RunnerConnection> victims) {
            return Optional.empty();
        }

        @Override
        public void inject(Sql sql, RunnerConnection victim) {
            throw new IllegalStateException("Nothing is injected here");
        }
    };

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));

    @AfterEach
    void close() throws SQLException {
        sql.connection().close();
        postgres.close();
    }

    private Preflight look() {
        return Preflight.look(
                sql, CapabilityQueries.read(sql), DrillPlan.of(InjectionMethod.TERMINATE_LEADER), HARMLESS);
    }

    @Test
    void a_successor_that_dispatches_lets_a_drill_begin() throws SQLException {
        try (var leader = postgres.open("jobrunner_a");
                var next = postgres.open("jobrunner_" + EmbeddedMarker.DISPATCHES.newUuid())) {
            assertThat(leader.isValid(5) && next.isValid(5)).isTrue();

            assertThat(look().objection()).isEqualTo(".");
            assertThat(look().passes()).isTrue();
        }
    }

    private static List<String> probes(Sql as) {
        return Preflight.look(as, CapabilityQueries.read(as), DrillPlan.of(InjectionMethod.TERMINATE_LEADER), HARMLESS)
                .checks()
                .stream()
                .filter(check -> check.item().equals("Probe jobs"))
                .map(check -> check.result() + ": " + check.text())
                .toList();
    }

    @Test
    void probes_that_the_catalogue_shows_to_be_refused_prevent_the_drill() throws SQLException {
        assertThat(probes(sql)).containsExactly("PASS: 20, without effect");
        var role = postgres.role("");
        sql.execute(
                "let it write",
                "grant select, insert, update, delete on all tables in schema public to " + role.user());
        try (var session = PlainConnection.open(role, "test")) {
            var theirs = new Sql(session);
            assertThat(probes(theirs))
                    .containsExactly("FAIL: this role may not use the sequence public.queue_job_id_seq: set them to 0");
            sql.execute("let it number", "grant usage on all sequences in schema public to " + role.user());
            assertThat(probes(theirs)).containsExactly("PASS: 20, without effect");
        }

        sql.execute("add a column of another module", "alter table queue_job add x_company int not null");

        assertThat(probes(sql))
                .containsExactly(
                        "FAIL: queue_job needs a value in x_company, which Signalbox does not know: set them to"
                                + " 0");
    }

    @Test
    void what_may_keep_probes_is_told_before_a_drill_begins() throws SQLException {
        sql.execute(
                "keep them",
                "create function keep() returns trigger language plpgsql as 'begin return null; end';"
                        + " create trigger keep before delete on queue_job for each row execute function keep()");
        assertThat(probes(sql))
                .containsExactly("WARN: 20, without effect; they may stay (what may prevent deleting: trigger keep):"
                        + " the start tries it first, and takes nobody out if they would");
        sql.execute("let them go", "drop trigger keep on queue_job");

        var role = postgres.role("");
        sql.execute(
                "let it see and add rows",
                "grant all on all tables in schema public to " + role.user()
                        + "; grant all on all sequences in schema public to " + role.user()
                        + "; alter table queue_job enable row level security;"
                        + " create policy seen on queue_job for select using (true);"
                        + " create policy added on queue_job for insert to " + role.user() + " with check (true);"
                        + " create policy gone on queue_job for delete to pg_monitor using (true)");
        try (var session = PlainConnection.open(role, "test")) {
            assertThat(probes(new Sql(session)))
                    .containsExactly("FAIL: row security is on, and no policy lets this role delete rows of queue_job:"
                            + " set them to 0");
            sql.execute("take the others away", "drop policy seen on queue_job; drop policy added on queue_job");
            assertThat(probes(new Sql(session)))
                    .containsExactly("FAIL: row security is on, and no policy lets this role add, delete and read rows"
                            + " of queue_job: set them to 0");
        }
    }

    private List<String> inFlight(Sql as) {
        return Preflight.look(as, CapabilityQueries.read(as), DrillPlan.of(InjectionMethod.TERMINATE_LEADER), HARMLESS)
                .checks()
                .stream()
                .filter(check -> check.item().equals("Jobs in flight"))
                .map(PreflightCheck::text)
                .toList();
    }

    @Test
    void jobs_in_flight_that_row_security_may_hide_are_unknown_and_not_none() throws SQLException {
        var role = postgres.role("");
        sql.execute(
                "hide jobs",
                "grant select on queue_job to " + role.user()
                        + "; alter table queue_job enable row level security;"
                        + " create policy one on queue_job using (uuid = 'seen')");
        new TestJobs(sql).add("hidden", "started", "root", 10);

        assertThat(inFlight(sql)).containsExactly("1 keeps running: a worker runs it");
        try (var session = PlainConnection.open(role, "test")) {
            var theirs = new Sql(session);
            assertThat(inFlight(theirs)).containsExactly("unknown: row security may hide some");

            new TestJobs(sql).add("seen", "started", "root", 10);
            assertThat(inFlight(theirs))
                    .containsExactly("unknown: row security may hide some; as far as this role sees, 1 keeps running:"
                            + " a worker runs it");
        }
    }

    @Test
    void a_job_that_no_worker_has_begun_is_not_said_to_run() {
        new TestJobs(sql).add("waits", "enqueued", "root", 10);
        assertThat(inFlight(sql)).containsExactly("1 is enqueued, and no worker has begun it: it may be left behind");

        new TestJobs(sql).add("runs", "started", "root", 10);
        assertThat(inFlight(sql))
                .containsExactly("1 keeps running: a worker runs it; 1 is enqueued, and no worker has begun it:"
                        + " it may be left behind");
    }

    @Test
    void a_successor_that_only_observes_is_none() throws SQLException {
        try (var leader = postgres.open("jobrunner_a");
                var next = postgres.open("jobrunner_" + EmbeddedMarker.OBSERVES.newUuid())) {
            assertThat(leader.isValid(5) && next.isValid(5)).isTrue();

            assertThat(look().passes()).isFalse();
            assertThat(look().objection()).contains("A successor", "only observe", "no runner would enqueue jobs");
        }
    }

    @Test
    void a_successor_of_another_database_is_none() throws SQLException {
        try (var other = TestDatabase.fresh();
                var leader = postgres.open("jobrunner_a");
                var next = other.open("jobrunner_b")) {
            assertThat(leader.isValid(5) && next.isValid(5)).isTrue();

            assertThat(look().passes()).isFalse();
            assertThat(look().objection())
                    .contains(
                            "of database " + other.spec().database(),
                            "enqueues no job of " + postgres.spec().database());
        }
    }

    @Test
    void a_leader_whose_process_serves_another_database_too_is_left_alone() throws SQLException {
        try (var other = TestDatabase.fresh();
                var leader = postgres.open("jobrunner_pair");
                var half = other.open("jobrunner_pair");
                var next = postgres.open("jobrunner_next")) {
            assertThat(leader.isValid(5) && half.isValid(5) && next.isValid(5)).isTrue();

            assertThat(look().passes()).isFalse();
            assertThat(look().objection())
                    .contains(
                            "Runners of this database only",
                            "its process",
                            other.spec().database());
            assertThat(look().beside())
                    .extracting(RunnerConnection::database)
                    .containsExactly(other.spec().database());
            assertThat(look().predicted()).extracting(RunnerConnection::uuid).isEqualTo("next");
        }
    }

    @Test
    void a_drill_that_was_settled_takes_out_nobody_else() throws SQLException {
        var leader = postgres.open("jobrunner_a");
        try (var next = postgres.open("jobrunner_b");
                var last = postgres.open("jobrunner_c")) {
            assertThat(next.isValid(5) && last.isValid(5)).isTrue();
            var plan = DrillPlan.of(InjectionMethod.TERMINATE_LEADER);
            var settled = plan.at(look().aim());
            assertThat(look().change(settled)).isEmpty();

            leader.close();
            await().until(() -> look().victims().stream().noneMatch(victim -> "a".equals(victim.uuid())));

            assertThat(look().passes()).isTrue();
            assertThat(look().change(settled))
                    .hasValueSatisfying(reason ->
                            assertThat(reason).contains("changed in the meantime", "jobrunner_a", "jobrunner_b"));
            assertThat(look().change(plan)).isEmpty();
        }
    }

    @Test
    void a_successor_of_this_database_is_not_said_to_enqueue_none_of_its_jobs() throws SQLException {
        try (var other = TestDatabase.fresh();
                var leader = postgres.open("jobrunner_a");
                var second = other.open("jobrunner_b");
                var next = postgres.open("jobrunner_c")) {
            assertThat(leader.isValid(5) && second.isValid(5) && next.isValid(5))
                    .isTrue();
            var plan = DrillPlan.of(InjectionMethod.TERMINATE_FIRST);

            var objection = Preflight.look(sql, CapabilityQueries.read(sql), plan, HARMLESS)
                    .objection();

            assertThat(objection)
                    .contains("enqueues no job of " + other.spec().database())
                    .doesNotContain("no job of " + postgres.spec().database());
        }
    }
}
