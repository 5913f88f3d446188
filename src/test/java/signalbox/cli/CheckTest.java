package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.Destination;
import signalbox.app.Environment;
import signalbox.app.Folders;
import signalbox.app.Profile;
import signalbox.app.Profiles;
import signalbox.app.SilenceStore;
import signalbox.postgres.PlainConnection;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import tools.jackson.databind.JsonNode;

/// What is wrong, and why a job does not run, as scripts are told.
@Tag("pg")
class CheckTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql sql = new Sql(postgres.open("test"));
    private final TestJobs jobs = new TestJobs(sql);

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private TestCli cli;

    @BeforeEach
    void open() {
        cli = new TestCli(folder);
    }

    @AfterEach
    void close() throws SQLException {
        sql.connection().close();
        postgres.close();
    }

    private int run(String... arguments) {
        return cli.run(arguments);
    }

    private int check(String... more) {
        return run(Stream.concat(Stream.of("check", "--url", url()), Stream.of(more))
                .toArray(String[]::new));
    }

    private String url() {
        return postgres.spec().url();
    }

    private String said() {
        return cli.printed();
    }

    private JsonNode json() {
        return cli.json();
    }

    private static List<String> codes(JsonNode findings) {
        return StreamSupport.stream(findings.spliterator(), false)
                .map(finding -> finding.get("code").asString())
                .toList();
    }

    private AutoCloseable runner(String uuid) {
        return PlainConnection.open(postgres.spec(), "jobrunner_" + uuid);
    }

    private Profile save(String name, Environment environment, String database) {
        var spec = postgres.spec();
        var profile = new Profile(
                name,
                spec.host(),
                spec.port(),
                database,
                spec.user(),
                null,
                environment,
                false,
                null,
                null,
                "root:4",
                null);
        new Profiles(Folders.below(folder)).save(profile);
        return profile;
    }

    @Test
    void where_all_is_well_it_ends_with_0() throws Exception {
        try (var _ = runner("a")) {
            assertThat(check()).isZero();
            assertThat(said()).isEqualTo("Nothing is wrong that shows.\n");
            assertThat(check("--json")).isZero();
            assertThat(json().get("takenAt").asString()).endsWith("Z");
            assertThat(json().get("findings").isEmpty()).isTrue();
            assertThat(json().get("unknown").isEmpty()).isTrue();
        }
    }

    @Test
    void notes_alone_end_with_0() throws Exception {
        save("staging", Environment.STAGING, postgres.spec().database());
        jobs.add("job", "pending", "root.mail", 10);
        sql.execute(
                "add a channel",
                "insert into queue_job_channel (name, complete_name, removal_interval)"
                        + " values ('mail', 'root.mail', 30)");
        try (var _ = runner("a")) {
            assertThat(run("check", "--profile", "staging", "--json")).isZero();
        }
        assertThat(codes(json().get("findings"))).containsExactly("channel-not-configured");
        assertThat(json().at("/findings/0/severity").asString()).isEqualTo("info");
    }

    @Test
    void warnings_end_with_1_and_critical_findings_with_2() throws Exception {
        try (var _ = runner("a")) {
            sql.execute("drop an index", "drop index queue_job__state_index");
            assertThat(check("--json")).isEqualTo(1);
            assertThat(codes(json().get("findings"))).containsExactly("missing-index");
        }
        jobs.add("due", "pending", "root", 10);
        await().atMost(GENEROUS).until(() -> check("--json") == 2);
        assertThat(codes(json().get("findings"))).containsExactly("no-runner", "missing-index");
        var worst = json().at("/findings/0");
        assertThat(worst.get("severity").asString()).isEqualTo("critical");
        assertThat(worst.get("seen").isEmpty()).isFalse();
        for (var key : List.of("title", "why", "todo")) {
            assertThat(worst.get(key).asString()).isNotBlank();
        }
        check();
        assertThat(said())
                .startsWith("critical: no-runner: Jobs are due, and no runner is connected\n")
                .endsWith("1 critical, 1 to be warned of, 0 to know.\n");
    }

    @Test
    void an_idle_build_that_sleeps_ends_with_0() {
        assertThat(check("--json")).isZero();

        assertThat(codes(json().get("findings"))).containsExactly("idle");
    }

    @Test
    void a_server_that_is_not_there_ends_with_3_and_wrong_usage_with_64() {
        assertThat(run("check", "--url", "postgres://odoo@no-such-host.invalid/db"))
                .isEqualTo(3);
        assertThat(run("why", "--url", "postgres://odoo@no-such-host.invalid/db", "x"))
                .isEqualTo(3);
        assertThat(check("--for", "11m")).isEqualTo(64);
        assertThat(check("--for", "0s")).isEqualTo(64);
        assertThat(run("why", "--url", url())).isEqualTo(64);
        assertThat(cli.printed()).isEmpty();
    }

    @Test
    void what_only_time_tells_is_found_by_watching() throws Exception {
        try (var _ = runner("stays")) {
            var over = new AtomicBoolean();
            var comingAndGoing = Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    liveForAMoment();
                }
            });
            assertThat(check("--json")).isZero();
            assertThat(check("--json", "--for", "6s")).isEqualTo(1);
            over.set(true);
            comingAndGoing.join();
        }
        assertThat(codes(json().get("findings"))).containsExactly("reconnect-loop");
    }

    private void liveForAMoment() {
        try (var connection = PlainConnection.open(postgres.spec(), "jobrunner_short")) {
            new Sql(connection).list("live", "select pg_sleep(0.7)", row -> true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_is_silenced_is_listed_apart_and_does_not_count() {
        jobs.add("due", "pending", "root", 10);
        var profile = save("acme", Environment.PRODUCTION, postgres.spec().database());
        var until = Instant.now().plus(Duration.ofHours(1));
        new SilenceStore(Folders.below(folder), Destination.of(profile), InstantSource.system())
                .silence("no-runner", until);

        assertThat(run("check", "--profile", "acme", "--json")).isZero();

        assertThat(json().get("findings").isEmpty()).isTrue();
        assertThat(codes(json().get("silenced"))).containsExactly("no-runner");
        assertThat(Instant.parse(json().at("/silenced/0/until").asString())).isEqualTo(until);
        run("check", "--profile", "acme");
        assertThat(said()).startsWith("silenced until " + until + ": no-runner");
    }

    @Test
    void a_copy_is_recognised_once_its_original_was_looked_at() throws Exception {
        try (var copy = TestDatabase.fresh();
                var _ = runner("a");
                var _ = PlainConnection.open(copy.spec(), "jobrunner_b")) {
            save("prod", Environment.PRODUCTION, postgres.spec().database());
            save("copy", Environment.STAGING, copy.spec().database());
            run("check", "--profile", "copy", "--json");
            assertThat(codes(json().get("findings"))).doesNotContain("copied-database");

            run("check", "--profile", "prod", "--json");
            assertThat(codes(json().get("findings"))).doesNotContain("copied-database");
            run("check", "--profile", "copy", "--json");

            assertThat(codes(json().get("findings"))).contains("copied-database");
            assertThat(said()).contains("as in the database of profile prod");
        }
    }

    @Test
    void why_has_an_answer_and_the_chain_behind_it() throws Exception {
        jobs.add("job", "pending", "root", 10);
        try (var _ = runner("a")) {
            assertThat(run("why", "job", "--url", url(), "--json")).isZero();
        }
        assertThat(json().get("takenAt").asString()).endsWith("Z");
        assertThat(json().get("uuid").asString()).isEqualTo("job");
        assertThat(json().get("answer").asString()).startsWith("Nothing is seen");
        var chain = json().get("chain");
        assertThat(chain.get(0).get("step").asString()).isEqualTo("eta");
        assertThat(chain.get(0).get("ok").asBoolean()).isTrue();
        var unknown = StreamSupport.stream(chain.spliterator(), false)
                .filter(step -> step.get("step").asString().equals("target"))
                .findFirst()
                .orElseThrow();
        assertThat(unknown.get("ok").isNull()).isTrue();
        assertThat(unknown.get("okReason").asString()).isNotBlank();
        assertThat(unknown.get("evidence").asString()).isNotBlank();
    }

    @Test
    void why_in_words_begins_with_the_answer() {
        jobs.add("job", "pending", "root", 10);

        assertThat(run("why", "job", "--url", url())).isZero();

        assertThat(said()).startsWith("No runner leads the queue.").contains("  NO   leader");
    }

    @Test
    void why_of_a_job_that_is_not_there_ends_with_3() {
        assertThat(run("why", "nowhere", "--url", url())).isEqualTo(3);

        assertThat(cli.said()).contains("There is no job nowhere");
        assertThat(cli.printed()).isEmpty();
    }
}
