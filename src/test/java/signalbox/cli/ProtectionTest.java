package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.DatabaseProtection;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.app.session.action.ActionPermission;
import signalbox.audit.AuditEntry;
import signalbox.audit.AuditLog;
import signalbox.election.RunnerConnection;
import signalbox.election.RunnerQueries;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.runner.election.FencedOldestConnection;
import signalbox.runner.election.LineNeighbours;
import signalbox.testing.PortForward;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// A database is protected, however it is reached.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectionTest {
    private static final int REFUSED = 4;

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));

    private Path folder = Path.of("unset");
    private TestCli cli = new TestCli(folder);

    @BeforeAll
    void add() {
        sql.update("add a job", "INSERT INTO queue_job (uuid, state) VALUES ('j', 'failed')");
    }

    @BeforeEach
    void forget(@TempDir Path temporary) {
        folder = temporary;
        cli = new TestCli(folder);
        sql.update("put it back", "UPDATE queue_job SET state = 'failed'");
    }

    @AfterAll
    void close() throws Exception {
        sql.connection().close();
        postgres.close();
    }

    private AppFolders folders() {
        return AppFolders.below(folder);
    }

    private void save(String name, Environment environment, boolean readOnly) {
        new Profiles(folders()).save(TestProfiles.of(name, postgres.spec(), environment, readOnly));
    }

    private String url(String host, int port) {
        return "postgres://odoo@" + host + ":" + port + "/" + postgres.spec().database();
    }

    private String otherSpelling() {
        return url("localhost", postgres.spec().port());
    }

    private int requeue(String url, String... more) {
        var arguments = new ArrayList<>(List.of("requeue", "j", "--yes", "--url", url));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    private String state() {
        return sql.first("read the job", "SELECT state FROM queue_job", row -> row.getString(1))
                .orElseThrow();
    }

    private String name() {
        return postgres.spec().database();
    }

    @Test
    void another_spelling_of_the_host_is_bound_by_the_profile_of_the_database() {
        save("prod", Environment.PRODUCTION, true);

        assertThat(requeue(otherSpelling(), "--environment", "development", "--confirm-database", name()))
                .isEqualTo(REFUSED);
        assertThat(cli.said()).contains("read-only", "\"prod\"");
        assertThat(state()).isEqualTo("failed");
    }

    @Test
    void a_forwarded_port_leads_to_the_same_protected_database() {
        save("prod", Environment.PRODUCTION, true);
        assertThat(cli.run("status", "--profile", "prod")).isZero();

        try (var tunnel = PortForward.to(postgres.spec().port())) {
            assertThat(requeue(
                            url("127.0.0.1", tunnel.port()),
                            "--environment",
                            "development",
                            "--confirm-database",
                            name()))
                    .isEqualTo(REFUSED);
            assertThat(cli.said()).contains("read-only", "\"prod\"");
            assertThat(state()).isEqualTo("failed");

            assertThat(cli.run("status", "--json", "--url", url("127.0.0.1", tunnel.port())))
                    .isZero();
            assertThat(cli.json().at("/database/environment").asString()).isEqualTo("production");
            assertThat(cli.json().at("/database/environmentReason").asString()).contains("\"prod\"");
        }
    }

    @Test
    void a_forwarded_port_may_lead_to_a_protected_database_that_was_never_opened() {
        save("prod", Environment.PRODUCTION, true);

        try (var tunnel = PortForward.to(postgres.spec().port())) {
            assertThat(requeue(
                            url("127.0.0.1", tunnel.port()),
                            "--environment",
                            "development",
                            "--confirm-database",
                            name()))
                    .isEqualTo(REFUSED);
        }
        assertThat(cli.said()).contains("\"prod\" (production, read-only)", "never opened", "may be the same");
        assertThat(state()).isEqualTo("failed");
    }

    @Test
    void the_environment_that_is_told_cannot_loosen_what_a_profile_says() {
        save("prod", Environment.PRODUCTION, false);

        assertThat(requeue(otherSpelling(), "--environment", "development")).isEqualTo(REFUSED);
        assertThat(cli.said()).contains("--environment development is not used");
        assertThat(state()).isEqualTo("failed");

        assertThat(requeue(otherSpelling(), "--environment", "development", "--confirm-database", name()))
                .isZero();
    }

    @Test
    void the_strictest_of_several_profiles_of_a_database_binds() {
        save("dev", Environment.DEVELOPMENT, false);
        new Profiles(folders())
                .save(TestProfiles.of(
                        "prod",
                        ConnectionSpec.of("localhost", postgres.spec().port(), name(), "odoo"),
                        Environment.PRODUCTION,
                        true));

        assertThat(cli.run("requeue", "j", "--yes", "--profile", "dev")).isEqualTo(REFUSED);
        assertThat(cli.said()).contains("\"prod\"");
        assertThat(state()).isEqualTo("failed");
    }

    @Test
    void a_database_without_a_stated_environment_is_production_until_somebody_states_one() {
        var url = postgres.spec().url();
        assertThat(cli.run("status", "--url", url)).isZero();
        assertThat(requeue(url)).isEqualTo(REFUSED);
        assertThat(cli.said())
                .contains(name(), "not known whether this is production. Signalbox treats it as production until")
                .doesNotContain("This is production");
        assertThat(state()).isEqualTo("failed");

        assertThat(requeue(url, "--confirm-database", name())).isZero();
        sql.update("put it back", "UPDATE queue_job SET state = 'failed'");
        assertThat(requeue(url, "--environment", "staging")).isZero();
    }

    @Test
    void a_profile_tells_what_a_database_is_whichever_way_it_is_reached() {
        save("dev", Environment.DEVELOPMENT, false);
        assertThat(cli.run("status", "--profile", "dev")).isZero();

        try (var tunnel = PortForward.to(postgres.spec().port())) {
            assertThat(requeue(url("127.0.0.1", tunnel.port()))).isZero();
        }
    }

    private void write(String profiles) throws Exception {
        Files.createDirectories(folders().config());
        Files.writeString(folders().profilesFile(), profiles);
    }

    @Test
    void a_profile_that_cannot_be_used_stops_no_other_and_still_protects() throws Exception {
        write("""
                {"profiles": [{"name": "prod", "host": "%s", "port": %d, "database": "%s", "user": "odoo",
                               "environment": "development", "readonly": true}]}
                """.formatted(postgres.spec().host(), postgres.spec().port(), name()));

        assertThat(cli.run("status", "--url", otherSpelling())).isZero();
        assertThat(cli.said()).contains("\"prod\"", "\"readonly\"", "\"readOnly\"");
        assertThat(requeue(otherSpelling(), "--environment", "development", "--confirm-database", name()))
                .isEqualTo(REFUSED);
        assertThat(state()).isEqualTo("failed");
        assertThat(cli.run("status", "--profile", "prod")).isEqualTo(64);

        try (var other = TestDatabase.fresh()) {
            assertThat(cli.run(
                            "guard",
                            "install",
                            "--yes",
                            "--environment",
                            "development",
                            "--url",
                            other.spec().url()))
                    .isZero();
        }
    }

    @Test
    void what_is_wrong_with_a_profile_is_said_once() throws Exception {
        write("""
                {"profiles": [{"name": "prod", "host": "%s", "port": %d, "database": "%s", "user": "odoo",
                               "readonly": true}]}
                """.formatted(postgres.spec().host(), postgres.spec().port(), name()));

        for (var command : List.of(
                List.of("status", "--profile", "prod"),
                List.of("status", "--url", otherSpelling()),
                List.of("requeue", "j", "--yes", "--url", otherSpelling()),
                List.of("runner", "--yes", "--target", NOWHERE, "--url", otherSpelling()))) {
            cli.run(command.toArray(String[]::new));

            assertThat(cli.said()).containsOnlyOnce("cannot be used");
        }
    }

    @Test
    void where_the_profiles_cannot_be_read_one_may_look_and_not_act() throws Exception {
        write("{\"profiles\": [ oops");

        assertThat(cli.run("status", "--url", postgres.spec().url())).isZero();
        assertThat(cli.said()).contains("profiles.json");
        assertThat(requeue(postgres.spec().url(), "--environment", "development", "--confirm-database", name()))
                .isEqualTo(REFUSED);
        assertThat(state()).isEqualTo("failed");
    }

    @Test
    void a_drill_ends_no_runner_of_another_database() throws Exception {
        try (var other = TestDatabase.fresh();
                var victim = PlainConnection.open(other.spec(), RunnerConnection.PREFIX + "of-another-database");
                var own = PlainConnection.open(postgres.spec(), RunnerConnection.PREFIX + "of-this-one")) {
            var ended = cli.run(
                    "drill",
                    "--yes",
                    "--json",
                    "--probes",
                    "0",
                    "--environment",
                    "development",
                    "--url",
                    postgres.spec().url());

            assertThat(ended).isEqualTo(2);
            assertThat(cli.json().get("verdict").asString()).isEqualTo("aborted");
            assertThat(cli.json().get("reason").asString())
                    .contains("database " + other.spec().database(), "of-another-database", "role odoo");
            assertThat(victim.isValid(1)).isTrue();
            assertThat(own.isValid(1)).isTrue();
            var line = new AuditLog(folders().auditFile()).newest(1).getFirst();
            assertThat(line.outcome()).isEqualTo("nothing done");
            assertThat(line.refused().getFirst().reason()).contains(other.spec().database());
            var begun = new AuditLog(folders().auditFile()).newest(2).getLast();
            assertThat(begun.outcome()).isEqualTo("begun");
            assertThat(begun.victim())
                    .contains(
                            "pid ",
                            "of-another-database",
                            "started 20",
                            "database " + other.spec().database());
            assertThat(begun.successor()).contains("pid ", "of-this-one", "database " + name());
            assertThat(begun.databases()).containsExactly(name());
        }
    }

    private static final String NOWHERE = "http://127.0.0.1:9";

    @Test
    void a_runner_that_dispatches_on_production_asks_as_every_action_does() throws Exception {
        save("prod", Environment.PRODUCTION, false);

        assertThat(cli.run("runner", "--profile", "prod", "--target", NOWHERE)).isEqualTo(REFUSED);
        assertThat(cli.said()).contains("--yes", "--confirm-database");
        assertThat(cli.run("runner", "--profile", "prod", "--target", NOWHERE, "--yes"))
                .isEqualTo(REFUSED);
        assertThat(cli.said()).contains(name());
        assertThat(new AuditLog(folders().auditFile()).newest(1)).isEmpty();

        var log = new AuditLog(folders().auditFile());
        var running = Thread.ofVirtual()
                .start(() -> cli.run(
                        "runner",
                        "--profile",
                        "prod",
                        "--election",
                        "oldest",
                        "--target",
                        NOWHERE,
                        "--yes",
                        "--confirm-database",
                        name(),
                        "--reason",
                        "the leader is ill"));
        await().atMost(Duration.ofSeconds(30)).until(() -> log.newest(2).size() == 2);
        running.interrupt();
        running.join();
        assertThat(log.newest(2)).extracting(AuditEntry::outcome).containsExactly("done", "begun");
        assertThat(log.newest(1).getFirst().action()).isEqualTo("runner-join");
        assertThat(log.newest(1).getFirst().reason()).isEqualTo("the leader is ill");
    }

    @Test
    void no_runner_works_on_a_read_only_database_however_it_is_spelt() {
        save("prod", Environment.PRODUCTION, true);

        for (var mode : List.of("dispatch", "observe")) {
            assertThat(cli.run(
                            "runner",
                            "--url",
                            otherSpelling(),
                            "--mode",
                            mode,
                            "--target",
                            NOWHERE,
                            "--yes",
                            "--confirm-database",
                            name()))
                    .isEqualTo(REFUSED);
            assertThat(cli.said()).contains("read-only");
        }
    }

    @Test
    void a_runner_that_observes_production_asks_as_every_action_does() {
        save("prod", Environment.PRODUCTION, false);

        assertThat(cli.run("runner", "--profile", "prod", "--mode", "observe", "--election", "oldest"))
                .isEqualTo(REFUSED);

        assertThat(cli.said()).contains("--yes", "--confirm-database");
    }

    @Test
    void no_runner_joins_a_line_in_which_runners_of_a_read_only_database_stand() throws Exception {
        save("prod", Environment.PRODUCTION, true);
        try (var beside = TestDatabase.fresh();
                var theirs = PlainConnection.open(postgres.spec(), RunnerConnection.PREFIX + "theirs")) {
            for (var mode : List.of("observe", "dispatch")) {
                var url = beside.spec().url();
                assertThat(cli.run(
                                "runner",
                                "--url",
                                url,
                                "--environment",
                                "development",
                                "--mode",
                                mode,
                                "--election",
                                "oldest",
                                "--target",
                                NOWHERE,
                                "--yes"))
                        .isEqualTo(REFUSED);
                assertThat(cli.said()).contains(name(), "read-only");
            }
            assertThat(theirs.isValid(1)).isTrue();
        }
    }

    /// As when Odoo is restarted: its runners connect again, behind ours.
    @Test
    void a_runner_leaves_when_runners_of_a_database_come_into_the_line_that_nobody_confirmed() throws Exception {
        try (var beside = TestDatabase.fresh()) {
            var log = new AuditLog(folders().auditFile());
            var running = Thread.ofVirtual()
                    .start(() -> run(List.of(
                            "runner",
                            "--url",
                            beside.spec().url(),
                            "--environment",
                            "development",
                            "--election",
                            "oldest",
                            "--target",
                            NOWHERE,
                            "--check-every",
                            "100ms")));
            await().atMost(Duration.ofSeconds(30)).until(() -> log.newest(2).size() == 2);
            try (var theirs = PlainConnection.open(postgres.spec(), RunnerConnection.PREFIX + "theirs")) {
                assertThat(running.join(Duration.ofSeconds(50))).isTrue();

                assertThat(cli.said())
                        .contains(
                                "Runners of database " + name() + " have come into the same line",
                                "It counts as production.",
                                "This runner has left");
                assertThat(RunnerQueries.observeHere(new Sql(theirs), false).othersInLine())
                        .isEmpty();
            } finally {
                running.interrupt();
            }
        }
    }

    @Test
    void a_runner_stays_when_runners_of_a_database_come_that_a_profile_does_not_call_production() throws Exception {
        new Profiles(folders()).save(TestProfiles.of("there", postgres.spec(), Environment.STAGING, false));
        try (var beside = TestDatabase.fresh()) {
            var neighbours = new LineNeighbours(Set.of(beside.spec().database()), name -> {
                var destination = new Destination(Profile.of(beside.spec(), Environment.DEVELOPMENT), beside.spec());
                return new ActionPermission(destination, DatabaseProtection.of(folders())).objectionToReach(name);
            });
            var election = new FencedOldestConnection(false, neighbours);
            try (var ours = beside.open(RunnerConnection.PREFIX + "ours");
                    var _ = PlainConnection.open(postgres.spec(), RunnerConnection.PREFIX + "theirs")) {
                assertThat(election.objection(new Sql(ours))).isEmpty();
            }
        }
    }

    /// Arguments for a runner of this database and another one, which is told to be a development database.
    private List<String> runnerFor(TestDatabase beside, String... more) {
        var arguments =
                new ArrayList<>(List.of("runner", "--url", postgres.spec().url()));
        arguments.addAll(List.of("--environment", "development", "--election", "oldest", "--target", NOWHERE));
        arguments.addAll(List.of("--database", beside.spec().database()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private int run(List<String> arguments) {
        return cli.run(arguments.toArray(String[]::new));
    }

    @Test
    void the_help_of_a_runner_tells_when_it_starts_without_a_confirmation() {
        assertThat(cli.run("runner", "--help")).isZero();

        assertThat(cli.printed().replaceAll("\\s+", " "))
                .doesNotContain("only say what would be done", "as every action does")
                .contains("elsewhere it starts without it", "in both modes");
    }

    @Test
    void a_runner_says_what_it_will_do_before_it_starts_or_is_refused() {
        save("prod", Environment.PRODUCTION, false);

        assertThat(cli.run("runner", "--profile", "prod", "--target", NOWHERE)).isEqualTo(REFUSED);

        assertThat(cli.said())
                .contains("A job runner for database " + name() + " at ", ": dispatch, ", NOWHERE)
                .contains("No runner was started.")
                .contains("To do it: --yes --confirm-database " + name() + " (database " + name()
                        + " counts as production: ");
    }

    @Test
    void a_runner_needs_the_name_of_each_further_database_that_nobody_knows() throws Exception {
        try (var beside = TestDatabase.fresh()) {
            var other = beside.spec().database();
            var log = new AuditLog(folders().auditFile());

            assertThat(run(runnerFor(beside))).isEqualTo(REFUSED);
            assertThat(cli.said()).contains("--confirm-database " + other, "No saved profile is for database " + other);
            assertThat(run(runnerFor(beside, "--yes"))).isEqualTo(REFUSED);
            assertThat(run(runnerFor(beside, "--yes", "--confirm-database", name())))
                    .isEqualTo(REFUSED);
            assertThat(cli.said()).contains(other);
            assertThat(log.newest(1)).isEmpty();

            var confirmed = runnerFor(beside, "--yes", "--confirm-database", name(), "--confirm-database", other);
            var running = Thread.ofVirtual().start(() -> run(confirmed));
            await().atMost(Duration.ofSeconds(30)).until(() -> log.newest(2).size() == 2);
            running.interrupt();
            running.join();
            assertThat(log.newest(2))
                    .extracting(AuditEntry::databases)
                    .containsOnly(Stream.of(name(), other).sorted().toList());
        }
    }

    @Test
    void a_runner_needs_no_name_where_a_profile_calls_the_further_database_something_else() throws Exception {
        try (var beside = TestDatabase.fresh()) {
            new Profiles(folders()).save(TestProfiles.of("there", beside.spec(), Environment.STAGING, false));
            var log = new AuditLog(folders().auditFile());

            var running = Thread.ofVirtual().start(() -> run(runnerFor(beside)));
            await().atMost(Duration.ofSeconds(30)).until(() -> log.newest(2).size() == 2);
            running.interrupt();
            running.join();
            assertThat(log.newest(1).getFirst().outcome()).isEqualTo("done");
        }
    }

    @Test
    void what_is_known_of_databases_and_cannot_be_read_protects_all() throws Exception {
        save("prod", Environment.PRODUCTION, true);
        var known = folders().auditFile().resolveSibling("databases.json");
        Files.createDirectories(known.getParent());
        Files.writeString(known, "{\"datab");
        try (var beside = TestDatabase.fresh();
                var session = beside.open("test")) {
            new TestJobs(new Sql(session)).add("j", "failed", "root", 10);
            var url = beside.spec().url();
            assertThat(cli.run("requeue", "j", "--url", url, "--environment", "development", "--yes"))
                    .isEqualTo(REFUSED);
            assertThat(cli.said()).contains("cannot read which databases are protected");
        }
        assertThat(known).hasContent("{\"datab");
        Files.delete(known);
    }

    @Test
    void a_preview_and_a_refusal_say_which_option_confirms() throws Exception {
        var unknown = "--confirm-database " + name() + " (database " + name()
                + " counts as production: no profile and no --environment says what it is)";

        try (var _ = PlainConnection.open(postgres.spec(), RunnerConnection.PREFIX + "leader");
                var _ = PlainConnection.open(postgres.spec(), RunnerConnection.PREFIX + "next")) {
            for (var command : List.of(List.of("requeue", "j"), List.of("drill"), List.of("guard", "install"))) {
                var arguments = new ArrayList<>(command);
                arguments.addAll(List.of("--url", postgres.spec().url()));
                assertThat(cli.run(arguments.toArray(String[]::new))).isEqualTo(REFUSED);
                assertThat(cli.said()).as("%s", command).contains("To do it: --yes " + unknown);

                arguments.add("--yes");
                assertThat(cli.run(arguments.toArray(String[]::new))).isEqualTo(REFUSED);
                assertThat(cli.said()).as("%s", command).contains("--confirm-database " + name());
            }
        }
        assertThat(state()).isEqualTo("failed");
    }

    @Test
    void a_drill_that_is_not_confirmed_tells_whom_it_would_take_out_and_ends_nobody() throws Exception {
        try (var leader = PlainConnection.open(postgres.spec(), RunnerConnection.PREFIX + "leader");
                var next = PlainConnection.open(postgres.spec(), RunnerConnection.PREFIX + "next")) {
            assertThat(cli.run("drill", "--url", postgres.spec().url(), "--environment", "staging"))
                    .isEqualTo(REFUSED);

            assertThat(cli.said())
                    .contains("jobrunner_leader", "role odoo", "database " + name())
                    .contains("Nothing was done");
            assertThat(leader.isValid(1)).isTrue();
            assertThat(next.isValid(1)).isTrue();
        }
    }

    @Test
    void every_drill_that_is_not_confirmed_tells_what_stands_in_its_way() {
        assertThat(cli.run(
                        "drill",
                        "--method",
                        "step-down",
                        "--url",
                        postgres.spec().url(),
                        "--environment",
                        "staging"))
                .isEqualTo(REFUSED);

        assertThat(cli.said()).contains("  fail  ").contains("embedded runner").contains("Nothing was done");
    }
}
