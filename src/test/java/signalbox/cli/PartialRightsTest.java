package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.cli.output.ExitCode;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerOptions;
import signalbox.runner.RunnerState;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// A role that has some rights and lacks others: what it lacks is named, and everything else works.
@Tag("pg")
class PartialRightsTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql owner = new Sql(postgres.open("test"));
    private final ConnectionSpec role = postgres.role("");

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        var jobs = new TestJobs(owner);
        jobs.add("due", "pending", "root", 10);
        jobs.add("failed", "failed", "root", 10);
        jobs.add("late", "enqueued", "root", 10);
        owner.execute("age two jobs", """
                UPDATE queue_job SET date_enqueued = (now() AT TIME ZONE 'utc') - interval '1 h' WHERE uuid = 'late';
                UPDATE queue_job SET date_created = (now() AT TIME ZONE 'utc') - interval '1 h' WHERE uuid = 'due';
                """);
    }

    @AfterEach
    void close() throws SQLException {
        owner.connection().close();
        postgres.close();
    }

    private void grant(String what) {
        owner.execute("grant", "GRANT " + what + " TO " + role.user());
    }

    private TestCli run(int exit, String... command) {
        var cli = new TestCli(folder);
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--url", role.url()));
        assertThat(cli.run(all.toArray(String[]::new)))
                .as(cli.printed() + cli.said())
                .isEqualTo(exit);
        return cli;
    }

    private void assertLooks() {
        run(ExitCode.FINE, "status");
        run(ExitCode.FINE, "runners");
        run(ExitCode.FINE, "jobs");
        run(ExitCode.FINE, "why", "due");
        run(ExitCode.FINE, "why", "late");
    }

    @Test
    void tables_that_may_not_be_read_are_named_and_what_they_would_tell_is_unknown() {
        grant("SELECT ON queue_job");
        assertLooks();

        var limits = run(ExitCode.FINE, "status", "--json")
                .json()
                .get("database")
                .get("limits")
                .toString();
        assertThat(limits)
                .contains("may not read")
                .contains("ir_config_parameter", "ir_module_module", "queue_job_channel", "queue_job_lock");
        var check = run(ExitCode.CRITICAL, "check", "--json").json();
        assertThat(check.get("unknown").toString())
                .contains("ir_config_parameter")
                .contains("queue_job_lock, which shows whether a worker runs a job");
        assertThat(check.get("findings").toString()).doesNotContain("stuck", "channel-unknown");
    }

    @Test
    void a_job_that_row_security_hides_is_not_said_to_be_gone() {
        grant("SELECT, UPDATE ON queue_job");
        owner.execute("hide failed jobs", """
                ALTER TABLE queue_job ENABLE ROW LEVEL SECURITY;
                CREATE POLICY others ON queue_job USING (state <> 'failed');
                """);
        for (var command : List.of(List.of("requeue", "failed"), List.of("cancel", "failed"))) {
            var words = new ArrayList<>(command);
            words.addAll(List.of("--yes", "--environment", "development"));
            var refused = run(ExitCode.NOTHING_DONE, words.toArray(String[]::new))
                    .json()
                    .at("/refused/0");
            assertThat(refused.get("state").asString()).isEqualTo("not seen");
            assertThat(refused.get("reason").asString()).contains("row security hides it");
        }
        assertThat(run(ExitCode.REFUSED, "requeue", "failed", "--environment", "development")
                        .said())
                .contains("row security hides");
    }

    @Test
    void columns_that_may_not_be_read_are_left_out_as_if_they_were_not_there() {
        grant("SELECT (id, uuid, state, channel, date_created, priority, eta, name) ON queue_job");
        assertLooks();

        var limits = run(ExitCode.FINE, "status", "--json")
                .json()
                .get("database")
                .get("limits")
                .toString();
        assertThat(limits).contains("max_retries", "date_enqueued", "exc_info");
    }

    @Test
    void what_a_column_that_may_not_be_read_would_say_of_a_job_is_unknown() {
        grant("SELECT (id, uuid, state, channel, date_created, priority, eta, name) ON queue_job");

        var job = run(ExitCode.FINE, "jobs", "--json").json().at("/jobs/0");

        assertThat(job.get("eta").isNull()).isTrue();
        assertThat(job.has("etaReason")).isFalse();
        for (var key : List.of("model", "retry", "maxRetries", "enqueued", "exception", "workerPid")) {
            assertThat(job.get(key).isNull()).as(key).isTrue();
            assertThat(job.get(key + "Reason").asString()).contains("has no column", "that this role may read");
        }
    }

    @Test
    void the_columns_without_which_nothing_works_are_named() {
        grant("SELECT (id, uuid, name) ON queue_job");

        assertThat(run(ExitCode.REFUSED, "status").said())
                .contains("state")
                .contains("date_created")
                .contains("GRANT SELECT");
    }

    @Test
    void a_schema_that_may_not_be_used_is_named() {
        owner.execute("hide the queue", "CREATE SCHEMA hidden; ALTER TABLE queue_job SET SCHEMA hidden");
        grant("SELECT ON ALL TABLES IN SCHEMA hidden");

        assertThat(run(ExitCode.REFUSED, "status").said()).contains("GRANT USAGE ON SCHEMA hidden");
    }

    @Test
    void a_runner_that_may_only_read_is_refused_at_once() {
        grant("SELECT ON ALL TABLES IN SCHEMA public");

        assertThat(run(
                                ExitCode.REFUSED,
                                "runner",
                                "--mode",
                                "observe",
                                "--election",
                                "oldest",
                                "--environment",
                                "development")
                        .said())
                .contains("GRANT UPDATE ON queue_job");
    }

    private void secure(String table) {
        owner.execute("hide rows", "ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
    }

    @Test
    void a_runner_from_which_row_security_hides_jobs_is_refused_at_once() {
        grant("SELECT, UPDATE ON ALL TABLES IN SCHEMA public");
        secure("queue_job");

        var preview = EmbeddedRunner.preview(role, plan(RunnerOptions.Mode.OBSERVE));

        assertThat(preview.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).startsWith("Row security hides jobs from role"));
    }

    @Test
    void what_rows_that_row_security_hides_would_tell_is_unknown() {
        grant("SELECT ON ALL TABLES IN SCHEMA public");
        secure("queue_job");
        secure("queue_job_lock");

        var limits = run(ExitCode.FINE, "status", "--json").json().at("/database/limits");
        assertThat(limits.toString()).contains("Row security limits which rows of queue_job_lock role");
        var check = run(ExitCode.FINE, "check", "--json").json();
        assertThat(check.get("unknown").toString())
                .contains("cannot see all of queue_job_lock")
                .contains("Row security may hide jobs that run from this role");
    }

    /// All but the one that is due.
    private void hideMost() {
        grant("SELECT ON ALL TABLES IN SCHEMA public");
        secure("queue_job");
        owner.execute("show one", "CREATE POLICY one ON queue_job USING (uuid = 'due')");
    }

    @Test
    void that_no_job_is_left_enqueued_is_said_only_of_what_this_role_sees() {
        hideMost();

        var asked = run(ExitCode.FINE, "ask-again", "--orphans", "--environment", "development");

        assertThat(asked.said())
                .contains("Row security limits which rows of queue_job")
                .contains(
                        "There is no job to ask for: workers have begun all that were enqueued over 10 s ago, as far as"
                                + " row security");
        assertThat(asked.json().get("targetReason").asString()).contains("as far as row security lets this role see");
        assertThat(asked.json().get("caveats").toString()).contains("Row security limits");
    }

    @Test
    void a_simulation_of_the_jobs_that_this_role_sees_is_not_reported_as_the_whole() {
        hideMost();

        assertThat(run(ExitCode.FINE, "simulate", "--channels", "root:2").printed())
                .startsWith("Note: Row security limits which rows of queue_job")
                .contains("Of what is open, as far as row security lets this role see, 1 job would drain");
        assertThat(run(ExitCode.FINE, "simulate", "--channels", "root:2", "--json")
                        .json()
                        .get("caveats")
                        .toString())
                .contains("Row security limits");
    }

    private static JoinElection plan(RunnerOptions.Mode mode) {
        return new JoinElection(
                EmbeddedRunner.SchemeChoice.OLDEST,
                mode,
                "root:4",
                RunjobEndpoint.parse("http://127.0.0.1:1"),
                JoinElection.USUAL_CHECK);
    }

    @Test
    void a_runner_whose_right_is_revoked_stops_and_waits_for_the_operator() {
        grant("SELECT, UPDATE ON ALL TABLES IN SCHEMA public");
        var states = new ConcurrentLinkedQueue<RunnerState>();
        try (var runner = EmbeddedRunner.start(List.of(role), plan(RunnerOptions.Mode.DISPATCH), states::add)) {
            await().atMost(GENEROUS).until(() -> states.stream().anyMatch(RunnerState.Leading.class::isInstance));
            owner.execute("revoke", "REVOKE UPDATE ON queue_job FROM " + role.user());
            new TestJobs(owner).add("new", "pending", "root", 10);

            await().atMost(GENEROUS).until(runner::isOver);
        }
        assertThat(states).filteredOn(RunnerState.Waiting.class::isInstance).hasSize(1);
        assertThat(states)
                .filteredOn(RunnerState.Stopped.class::isInstance)
                .hasSize(1)
                .allMatch(state -> state.sentence().contains("lacks the right")
                        && state.sentence().contains("queue_job"));
    }

    /// As roles of replication tools have it: no runner would be notified of the job.
    @Test
    void a_role_in_whose_sessions_no_trigger_fires_changes_nothing() throws SQLException {
        grant("SELECT, UPDATE ON ALL TABLES IN SCHEMA public");
        run(ExitCode.REFUSED, "requeue", "failed");
        try (var superuser = PlainConnection.open(postgres.superuser(), "test")) {
            new Sql(superuser)
                    .execute("set a role", "ALTER ROLE " + role.user() + " SET session_replication_role = replica");
        }

        var cli = run(ExitCode.REFUSED, "requeue", "failed", "--yes", "--environment", "development");

        assertThat(cli.said())
                .contains("Triggers do not fire in sessions of role " + role.user(), "RESET session_replication_role");
        assertThat(owner.list("look", "SELECT state FROM queue_job WHERE uuid = 'failed'", row -> row.getString(1)))
                .containsExactly("failed");
    }

    @Test
    void columns_that_may_not_be_read_are_not_said_to_be_missing() {
        grant("SELECT (id, uuid, state, channel, date_created, priority, name, model_name, method_name, retry,"
                + " max_retries, eta, date_enqueued, date_started, date_done, worker_pid) ON queue_job");

        var limits = run(ExitCode.FINE, "status", "--json")
                .json()
                .at("/database/limits")
                .toString();
        assertThat(limits)
                .contains("may not read the columns ")
                .contains("dependencies", "exc_info", "exec_time", "graph_uuid")
                .contains("GRANT SELECT")
                .doesNotContain("lacks", "14.0");
        assertThat(run(ExitCode.CRITICAL, "check", "--json")
                        .json()
                        .get("unknown")
                        .toString())
                .contains("may not read the columns dependencies, graph_uuid of queue_job")
                .doesNotContain("14.0");
    }
}
