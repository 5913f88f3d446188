package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.cli.output.ExitCode;
import signalbox.election.SameProcess;
import signalbox.failover.DrillPlan;
import signalbox.failover.Preflight;
import signalbox.failover.injection.BackendInjection;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.PreflightCheck;
import signalbox.handbook.Handbook;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.StatementLimits;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerOptions;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// A role that is made with exactly the statements of the chapter "Safety and rights": each of them gives what it says,
/// and nothing of what comes after it.
@Tag("pg")
class RightsChapterTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sql\\n(.*?)^```$");

    private static final List<String> STEPS = BLOCK.matcher(Handbook.markdown("rights"))
            .results()
            .map(found -> found.group(1))
            .toList();

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql superuser = new Sql(PlainConnection.openAsOdoo(postgres.superuser(), "test"));
    private final String role = "signalbox_" + postgres.superuser().database();
    private final ConnectionSpec spec = postgres.superuser().withUser(role);
    private final List<Connection> runners = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws SQLException {
        runners.add(postgres.open("jobrunner_first"));
        runners.add(postgres.open("jobrunner_next"));
        try (var owner = postgres.open("test")) {
            var jobs = new TestJobs(new Sql(owner));
            jobs.add("failed", "failed", "root", 10);
            jobs.add("done", "done", "root", 10);
        }
        take(0);
    }

    @AfterEach
    void close() throws SQLException {
        superuser.execute("take back", "DROP OWNED BY " + role + "; DROP ROLE " + role);
        superuser.connection().close();
        for (var runner : runners) {
            runner.close();
        }
        postgres.close();
    }

    private void take(int step) {
        superuser.execute(
                "make the role",
                STEPS.get(step)
                        .replaceAll("\\bsignalbox\\b", role)
                        .replaceAll("\\bacme\\b", postgres.superuser().database()));
    }

    private TestCli run(int exit, String... command) {
        var cli = new TestCli(folder);
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--url", spec.url()));
        assertThat(cli.run(all.toArray(String[]::new)))
                .as(cli.printed() + cli.said())
                .isEqualTo(exit);
        return cli;
    }

    @Test
    void there_are_three_steps() {
        assertThat(STEPS).hasSize(3);
    }

    @Test
    void the_first_step_shows_all_and_changes_nothing() {
        var status = run(ExitCode.FINE, "status", "--json").json();
        assertThat(status.at("/database/limits").toString()).doesNotContain("may not read", "GRANT SELECT");
        assertThat(status.at("/leadership/leader/pid").isNumber()).isTrue();
        assertThat(run(ExitCode.FINE, "check", "--json").json().get("unknown").toString())
                .doesNotContain("may not read");
        run(ExitCode.FINE, "jobs", "--filter", "user:admin company:acme", "--json");
        run(ExitCode.FINE, "trends");
        run(ExitCode.FINE, "why", "failed");
        run(ExitCode.REFUSED, "requeue", "failed", "--yes", "--environment", "development");
        assertThat(joining()).isNotEmpty();
    }

    @Test
    void the_second_step_lets_it_change_jobs() {
        take(1);
        run(ExitCode.FINE, "requeue", "failed", "--yes", "--environment", "development");
        run(ExitCode.FINE, "priority", "failed", "--to", "5", "--yes", "--environment", "development");
        assertThat(joining()).singleElement().asString().contains("grant them pg_read_all_stats");
        assertThat(preflight()).contains("The method works", "Probe jobs");
    }

    @Test
    void the_third_step_lets_it_do_drills() {
        take(1);
        take(2);
        assertThat(preflight()).doesNotContain("The method works", "Probe jobs", "A leader to take out");
        assertThat(run(ExitCode.REFUSED, "guard", "install", "--yes", "--environment", "development")
                        .said())
                .contains("Connect as the owner of queue_job");
    }

    /// Why the embedded runner may not start.
    private List<?> joining() {
        return EmbeddedRunner.preview(
                        spec,
                        new JoinElection(
                                EmbeddedRunner.SchemeChoice.OLDEST,
                                RunnerOptions.Mode.OBSERVE,
                                "root:1",
                                RunjobEndpoint.parse("http://localhost:8069"),
                                JoinElection.USUAL_CHECK))
                .refused();
    }

    /// What keeps it from a drill.
    private List<String> preflight() {
        try (var database = Database.watching(spec, StatementLimits.WATCHING)) {
            var capabilities = CapabilityQueries.of(database);
            return database
                    .use(
                            "look",
                            sql -> Preflight.look(
                                    sql,
                                    capabilities,
                                    DrillPlan.of(InjectionMethod.TERMINATE_LEADER),
                                    new BackendInjection(spec.database(), SameProcess.Look.BY_UUID)))
                    .checks()
                    .stream()
                    .filter(PreflightCheck::fails)
                    .map(PreflightCheck::item)
                    .toList();
        }
    }
}
