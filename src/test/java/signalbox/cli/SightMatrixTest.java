package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.cli.output.ExitCode;
import signalbox.election.SameProcess;
import signalbox.failover.DrillPlan;
import signalbox.failover.Preflight;
import signalbox.failover.injection.BackendInjection;
import signalbox.failover.injection.InjectionMethod;
import signalbox.failover.report.PreflightCheck;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.StatementLimits;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerOptions;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.testing.TestBouncer;
import signalbox.testing.TestBouncer.Pooling;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import signalbox.testing.TestStandby;
import tools.jackson.databind.JsonNode;

/// Who looks, by which way, with which command: what each is told. Standby and poolers are real.
@Tag("pg")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SightMatrixTest {
    enum Who {
        SUPERUSER,
        OWNER,
        SELECT_ONLY,
        PG_MONITOR,
        ROW_SECURITY
    }

    enum Way {
        PLAIN,
        STANDBY,
        TRANSACTION_POOLER,
        SESSION_POOLER
    }

    private final TestDatabase open = TestDatabase.fresh();
    private final TestDatabase secured = TestDatabase.fresh();
    private final List<Connection> runners = new ArrayList<>();
    private final Map<Who, ConnectionSpec> straight = new EnumMap<>(Who.class);
    private final Map<Way, TestBouncer> bouncers = new EnumMap<>(Way.class);
    private int leaderPid;
    private final Map<Who, Map<Way, ConnectionSpec>> specs = new EnumMap<>(Who.class);

    @TempDir
    private Path folder;

    @BeforeAll
    void prepare() throws SQLException {
        straight.put(Who.SUPERUSER, open.superuser());
        straight.put(Who.OWNER, open.spec());
        straight.put(Who.SELECT_ONLY, reader(open, ""));
        straight.put(Who.PG_MONITOR, reader(open, "in role pg_monitor"));
        straight.put(Who.ROW_SECURITY, reader(secured, "in role pg_monitor"));
        for (var database : List.of(open, secured)) {
            fill(database);
            runners.add(database.open("jobrunner_first"));
            runners.add(database.open("jobrunner_next"));
        }
        leaderPid = pid(runners.getFirst());
        secure();
        var roles =
                straight.values().stream().map(ConnectionSpec::user).distinct().toArray(String[]::new);
        bouncers.put(Way.TRANSACTION_POOLER, TestBouncer.before(open.spec(), Pooling.TRANSACTION, roles));
        bouncers.put(Way.SESSION_POOLER, TestBouncer.before(open.spec(), Pooling.SESSION, roles));
        for (var who : Who.values()) {
            var ways = new EnumMap<Way, ConnectionSpec>(Way.class);
            for (var way : Way.values()) {
                ways.put(way, by(way, Objects.requireNonNull(straight.get(who))));
            }
            specs.put(who, ways);
        }
    }

    private ConnectionSpec spec(Who who, Way way) {
        return Objects.requireNonNull(Objects.requireNonNull(specs.get(who)).get(way));
    }

    private static int pid(Connection session) throws SQLException {
        return session.unwrap(PGConnection.class).getBackendPID();
    }

    private static ConnectionSpec reader(TestDatabase database, String attributes) throws SQLException {
        var role = database.role(attributes);
        try (var owner = database.open("test")) {
            new Sql(owner).execute("let it read", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role.user());
        }
        return role;
    }

    private static void fill(TestDatabase database) throws SQLException {
        try (var owner = database.open("test")) {
            new Sql(owner).execute("add a channel", """
                    INSERT INTO queue_job_channel (name, complete_name, parent_id, removal_interval)
                    SELECT 'secret', 'root.secret', id, 30 FROM queue_job_channel WHERE complete_name = 'root'
                    """);
            var jobs = new TestJobs(new Sql(owner));
            jobs.add("later-1", "pending", "root", 10);
            jobs.add("later-2", "pending", "root", 10);
            jobs.add("secret", "pending", "root.secret", 10);
            jobs.add("failed-1", "failed", "root", 10);
            // None is due, however long this takes: nobody would move it.
            new Sql(owner)
                    .update("set them aside", "UPDATE queue_job SET eta = (now() AT TIME ZONE 'utc') + interval '1 h'");
        }
    }

    /// Everybody sees all rows but those of one channel.
    private void secure() throws SQLException {
        try (var owner = secured.open("test")) {
            new Sql(owner).execute("hide rows", """
                    ALTER TABLE queue_job ENABLE ROW LEVEL SECURITY;
                    CREATE POLICY no_secrets ON queue_job FOR SELECT USING (channel <> 'root.secret')
                    """);
        }
    }

    private ConnectionSpec by(Way way, ConnectionSpec spec) {
        return switch (way) {
            case PLAIN -> spec;
            case STANDBY -> TestStandby.instance().of(spec);
            case TRANSACTION_POOLER, SESSION_POOLER ->
                Objects.requireNonNull(bouncers.get(way)).to(spec);
        };
    }

    @AfterAll
    void close() throws SQLException {
        bouncers.values().forEach(TestBouncer::close);
        for (var runner : runners) {
            runner.close();
        }
        open.close();
        secured.close();
    }

    static Stream<Arguments> cells() {
        return Stream.of(Who.values()).flatMap(who -> Stream.of(Way.values()).map(way -> Arguments.of(who, way)));
    }

    private record Said(int exit, JsonNode json) {}

    private Said say(Who who, Way way, String command) {
        var cli = new TestCli(folder);
        var exit = cli.run(command, "--json", "--url", spec(who, way).url());
        assertThat(cli.printed()).doesNotContain(TestStandby.PASSWORD);
        return new Said(exit, cli.json());
    }

    private String text(Who who, Way way, String command) {
        var cli = new TestCli(folder);
        cli.run(command, "--url", spec(who, way).url());
        return cli.printed();
    }

    private static List<String> caveats(Said said) {
        var caveats = new ArrayList<String>();
        said.json().get("caveats").forEach(each -> caveats.add(each.asString()));
        return caveats;
    }

    /// The notes above everything else, which depend on who looks and how.
    private void assertCaveats(Who who, Way way, Said said) {
        var caveats = caveats(said);
        var expected = switch (way) {
            case PLAIN -> List.<String>of();
            case STANDBY -> List.of("hot standby of " + primary(who));
            case TRANSACTION_POOLER -> List.of("goes through a pooler in transaction mode: ");
            case SESSION_POOLER -> List.of("goes through a pooler in session mode, as far as Signalbox can see: ");
        };
        assertThat(caveats).hasSize(expected.size() + (who == Who.ROW_SECURITY ? 1 : 0));
        expected.forEach(words -> assertThat(caveats.getFirst()).contains(words));
        if (who == Who.ROW_SECURITY) {
            assertThat(caveats.getLast()).startsWith("Row security").contains("all figures count only those rows");
        }
    }

    /// The setting and the receiver's view are hidden from ordinary roles.
    private static String primary(Who who) {
        return switch (who) {
            case SUPERUSER, PG_MONITOR, ROW_SECURITY -> TestStandby.instance().primary();
            case OWNER, SELECT_ONLY -> "a server that is hidden from this role";
        };
    }

    private void assertLeadership(Who who, Way way, JsonNode leadership) {
        var leader = leadership.get("leader");
        var reason = leadership.get("leaderReason").asString();
        if (way == Way.STANDBY) {
            assertThat(leader.isNull()).isTrue();
            assertThat(reason).startsWith("Unknown: this server is a hot standby of " + primary(who));
            assertThat(codes(leadership.get("anomalies"), "code")).containsExactly("standby");
            assertThat(leadership.get("holdsLockReason").asString()).startsWith("Unknown: ");
        } else if (who == Who.SELECT_ONLY) {
            assertThat(leader.isNull()).isTrue();
            assertThat(reason).startsWith("Unknown: the start of 4 runner connections is hidden");
        } else {
            assertThat(leader.get("pid").asInt()).isEqualTo(leaderPid);
        }
        assertThat(codes(leadership.get("anomalies"), "code").contains("pooler"))
                .isEqualTo(way == Way.TRANSACTION_POOLER || way == Way.SESSION_POOLER);
    }

    private static List<String> codes(JsonNode each, String key) {
        var codes = new ArrayList<String>();
        each.forEach(one -> codes.add(one.get(key).asString()));
        return codes;
    }

    @ParameterizedTest
    @MethodSource("cells")
    void status_tells_what_is_seen(Who who, Way way) {
        var said = say(who, way, "status");

        assertThat(said.exit()).isEqualTo(ExitCode.FINE);
        assertCaveats(who, way, said);
        var counts = said.json().get("counts");
        var hides = who == Who.ROW_SECURITY;
        assertThat(counts.get("pending").asInt()).isEqualTo(hides ? 2 : 3);
        assertThat(counts.get("asFarAsSeen").asBoolean()).isEqualTo(hides);
        assertLeadership(who, way, said.json().get("leadership"));
        var database = said.json().get("database");
        assertThat(database.get("standby").isNull()).isEqualTo(way != Way.STANDBY);
        assertThat(database.get("pooler").asString(""))
                .isEqualTo(
                        switch (way) {
                            case PLAIN, STANDBY -> "";
                            case TRANSACTION_POOLER -> "transaction";
                            case SESSION_POOLER -> "session";
                        });
        var words = text(who, way, "status");
        assertThat(words.lines().limit(caveats(said).size()))
                .isEqualTo(caveats(said).stream().map("Note: "::concat).toList());
        assertThat(words.contains("jobs as far as row security lets this role see:"))
                .isEqualTo(hides);
        assertThat(words).doesNotContain("queue_job_notify", "asleep", "No runner is connected", TestStandby.PASSWORD);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void check_finds_nothing_in_what_is_not_seen(Who who, Way way) {
        var said = say(who, way, "check");

        assertCaveats(who, way, said);
        var expected = new ArrayList<String>();
        if (way == Way.STANDBY) {
            expected.add("standby");
        } else {
            if (who == Who.SELECT_ONLY) {
                expected.add("hidden-start");
            }
            if (way != Way.PLAIN) {
                expected.add("pooler");
            }
        }
        assertThat(codes(said.json().get("findings"), "code")).containsExactlyElementsOf(expected);
        assertThat(said.exit()).isEqualTo(expected.isEmpty() ? ExitCode.FINE : ExitCode.WARNINGS);
        assertThat(said.json()
                        .get("unknown")
                        .toString()
                        .contains("only the primary shows which session works" + " on a job"))
                .isEqualTo(way == Way.STANDBY);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void runners_names_who_leads_or_why_that_is_not_known(Who who, Way way) {
        var said = say(who, way, "runners");

        assertThat(said.exit()).isEqualTo(ExitCode.FINE);
        assertCaveats(who, way, said);
        assertLeadership(who, way, said.json());
        assertThat(said.json().get("runners").size()).isEqualTo(way == Way.STANDBY ? 0 : 4);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void what_prevents_a_drill_beside_another_database_of_the_same_process_is_named(Who who, Way way) {
        var spec = spec(who, way);
        try (var database = Database.watching(spec, StatementLimits.WATCHING)) {
            var capabilities = CapabilityQueries.of(database);
            var preflight = database.use(
                    "look",
                    sql -> Preflight.look(
                            sql,
                            capabilities,
                            DrillPlan.of(InjectionMethod.TERMINATE_LEADER),
                            new BackendInjection(spec.database(), SameProcess.Look.BY_UUID)));
            var failed = preflight.checks().stream()
                    .filter(PreflightCheck::fails)
                    .map(PreflightCheck::item)
                    .toList();

            if (way == Way.STANDBY) {
                assertThat(failed).contains("The server itself", "A leader to take out");
                assertThat(preflight.checks().getFirst().text()).contains("Connect to the primary");
            } else if (way != Way.PLAIN) {
                assertThat(failed).contains("The server itself");
                assertThat(preflight.checks().getFirst().text()).contains("pooler");
            } else {
                assertThat(failed)
                        .containsExactlyElementsOf(
                                switch (who) {
                                    // One process serves both databases.
                                    case SUPERUSER, OWNER -> List.of("Runners of this database only");
                                    case SELECT_ONLY ->
                                        List.of(
                                                "A leader to take out",
                                                "A successor",
                                                "The method works",
                                                "Probe jobs");
                                    case PG_MONITOR, ROW_SECURITY ->
                                        List.of("Runners of this database only", "The method works", "Probe jobs");
                                });
            }
        }
    }

    @Test
    void a_standby_takes_no_request_even_if_no_job_there_is_left_enqueued() {
        var cli = new TestCli(folder);
        var exit = cli.run(
                "ask-again", "--orphans", "--url", spec(Who.OWNER, Way.STANDBY).url());

        assertThat(exit).isEqualTo(ExitCode.REFUSED);
        assertThat(cli.said()).contains("hot standby of").doesNotContain("There is no job to ask for");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void simulate_says_above_its_figures_what_they_rest_on(Way way) {
        var url = spec(Who.ROW_SECURITY, way).url();
        var cli = new TestCli(folder);
        cli.run("simulate", "--channels", "root:2", "--json", "--url", url);

        assertCaveats(Who.ROW_SECURITY, way, new Said(ExitCode.FINE, cli.json()));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_runner_that_could_not_work_is_refused_with_the_reason(Who who, Way way) {
        var preview = preview(who, way, EmbeddedRunner.SchemeChoice.OLDEST);

        if (way == Way.PLAIN && who == Who.OWNER) {
            assertThat(preview.changes()).hasSize(1);
        } else {
            assertThat(preview.refused()).hasSize(1);
            assertThat(preview.refused().getFirst().reason()).contains(refusal(who, way));
        }
    }

    @ParameterizedTest
    @EnumSource(EmbeddedRunner.SchemeChoice.class)
    void behind_a_pooler_that_is_the_reason_whatever_the_election(EmbeddedRunner.SchemeChoice scheme) {
        for (var way : List.of(Way.TRANSACTION_POOLER, Way.SESSION_POOLER)) {
            assertThat(preview(Who.OWNER, way, scheme).refused())
                    .singleElement()
                    .extracting(Refusal::reason)
                    .asString()
                    .matches("The connection goes through a pooler .*: .* Connect to the server itself\\.");
        }
    }

    private Preview preview(Who who, Way way, EmbeddedRunner.SchemeChoice scheme) {
        return EmbeddedRunner.preview(
                spec(who, way),
                new JoinElection(
                        scheme,
                        RunnerOptions.Mode.OBSERVE,
                        "root:1",
                        RunjobEndpoint.parse("http://localhost:8069"),
                        JoinElection.USUAL_CHECK));
    }

    private static String refusal(Who who, Way way) {
        return switch (way) {
            case STANDBY -> "hot standby of " + primary(who);
            case TRANSACTION_POOLER, SESSION_POOLER -> "pooler";
            case PLAIN ->
                who == Who.SUPERUSER ? "could not see when this runner connected" : "GRANT UPDATE ON" + " queue_job";
        };
    }
}
