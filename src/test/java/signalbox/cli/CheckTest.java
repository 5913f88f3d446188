package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
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
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import signalbox.app.TestProfiles;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Profiles;
import signalbox.app.profile.SilenceStore;
import signalbox.app.profile.SshAccess;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.remote.HostSpec;
import signalbox.remote.OpenSshd;
import signalbox.remote.SshFiles;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import signalbox.text.UtcTime;
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
        var own = postgres.spec();
        var spec = ConnectionSpec.of(own.host(), own.port(), database, own.user());
        var profile = TestProfiles.of(name, spec, environment).withChannels("root:4");
        new Profiles(AppFolders.below(folder)).save(profile);
        return profile;
    }

    @Test
    void where_all_is_well_it_ends_with_0() throws Exception {
        try (var _ = runner("a")) {
            assertThat(check()).isZero();
            assertThat(said())
                    .startsWith("The odoo.conf was not checked: ")
                    .contains("Name it with --config FILE.")
                    .endsWith("Nothing seems to be wrong in what is known; what is not known is listed above.\n");
            assertThat(check("--json", "--config", file("right.conf", RIGHT))).isZero();
            assertThat(json().get("takenAt").asString()).endsWith("Z");
            assertThat(json().get("findings").isEmpty()).isTrue();
            assertThat(json().get("unknown").isEmpty()).isTrue();
            assertThat(check("--config", file("right.conf", RIGHT))).isZero();
            assertThat(said()).isEqualTo("Nothing seems to be wrong.\n");
        }
    }

    private List<String> severities(String command, String where, String code) {
        run(command, "--url", url(), "--json");
        return StreamSupport.stream(json().at(where).spliterator(), false)
                .filter(finding -> finding.get("code").asString().equals(code))
                .map(finding -> finding.get("severity").asString())
                .toList();
    }

    @Test
    void every_command_says_of_an_absence_what_check_says_of_it() {
        assertThat(severities("check", "/findings", "idle")).containsExactly("info");
        assertThat(severities("status", "/findings", "idle")).containsExactly("info");
        assertThat(severities("status", "/leadership/anomalies", "no-leader")).containsExactly("info");
        assertThat(severities("runners", "/anomalies", "no-leader")).containsExactly("info");
        run("runners", "--url", url());
        assertThat(said()).contains("info: No runner leads the queue").doesNotContain("critical");

        addDue(1);
        assertThat(severities("check", "/findings", "no-runner")).containsExactly("warning");
        dueSince(1);
        assertThat(severities("status", "/leadership/anomalies", "no-leader")).containsExactly("warning");
        dueSince(1);
        run("status", "--url", url());
        assertThat(said()).contains("warning: No runner leads the queue").doesNotContain("critical");
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
        addDue(20);
        await().atMost(GENEROUS).until(() -> check("--json") == 2);
        assertThat(codes(json().get("findings"))).containsExactly("no-runner", "missing-index", "queue-stands-still");
        var worst = json().at("/findings/0");
        assertThat(worst.get("severity").asString()).isEqualTo("critical");
        assertThat(worst.get("seen").isEmpty()).isFalse();
        for (var key : List.of("title", "why", "todo")) {
            assertThat(worst.get(key).asString()).isNotBlank();
        }
        check();
        assertThat(said())
                .startsWith("critical: no-runner: Jobs are due, and ")
                .endsWith("1 critical, 2 warnings, 0 notes.\n");
    }

    private void addDue(int secondsAgo) {
        jobs.add("due", "pending", "root", 10);
        dueSince(secondsAgo);
    }

    private void dueSince(int secondsAgo) {
        sql.execute(
                "age it",
                "update queue_job set date_created = now() at time zone 'utc' - interval '" + secondsAgo + " s'");
        jobs.nothingWrittenSince();
    }

    @Test
    void one_look_at_a_job_that_just_came_makes_nothing_critical() {
        jobs.add("due", "pending", "root", 10);

        assertThat(check("--json")).isEqualTo(1);

        assertThat(codes(json().get("findings"))).containsExactly("no-runner");
        assertThat(json().at("/findings/0/severity").asString()).isEqualTo("warning");
        assertThat(json().at("/findings/0/seen").toString()).contains("a start takes up to 15 s", "check --for 15s");
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

    /// A process that serves two databases by advisory locks, one of which another process holds: what it leads it
    /// gives up again within moments, each time under new pids.
    @Test
    void a_runner_that_lacks_the_lock_of_another_database_is_named_with_who_holds_it() throws Exception {
        try (var other = TestDatabase.fresh();
                var holder = other.open("odoo-1");
                var taken = holder.createStatement()) {
            taken.execute("select pg_advisory_lock(2293787760715711918)");
            var over = new AtomicBoolean();
            var loser = Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    takeBothLocks(other.spec());
                }
            });
            jobs.add("due", "pending", "root", 10);

            check("--json", "--for", "7s");

            over.set(true);
            loser.join();
        }
        var loop = StreamSupport.stream(json().get("findings").spliterator(), false)
                .filter(finding -> finding.get("code").asString().equals("reconnect-loop"))
                .findFirst()
                .orElseThrow();
        assertThat(loop.get("seen").toString())
                .contains(
                        "whose runners' lock pid",
                        "releases the lock of",
                        "Role " + postgres.spec().user() + " has the rights on queue_job that a runner needs");
        assertThat(loop.get("todo").asString()).startsWith("End the process that holds that lock");
    }

    /// As releases from 2025 on do, but for the pause, which is 5 s there.
    private void takeBothLocks(ConnectionSpec other) {
        try {
            try (var own = PlainConnection.open(postgres.spec(), "odoo-777");
                    var second = PlainConnection.open(other, "odoo-777")) {
                for (var connection : List.of(own, second)) {
                    new Sql(connection)
                            .list(
                                    "lock",
                                    "select pg_try_advisory_lock(2293787760715711918), pg_sleep(0.05)",
                                    row -> row.getBoolean(1));
                }
            }
            Thread.sleep(700);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
        new SilenceStore(AppFolders.below(folder), Destination.of(profile), InstantSource.system())
                .silence("no-runner", until);

        assertThat(run("check", "--profile", "acme", "--json")).isZero();

        assertThat(json().get("findings").isEmpty()).isTrue();
        assertThat(codes(json().get("silenced"))).containsExactly("no-runner");
        assertThat(Instant.parse(json().at("/silenced/0/until").asString())).isEqualTo(until);
        run("check", "--profile", "acme");
        assertThat(said()).startsWith("silenced until " + UtcTime.full(until) + ": no-runner");
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
        // Other tests may run something like Odoo on this machine meanwhile.
        assertThat(json().get("answer").asString()).matches("Nothing seems.*|Odoo runs on this machine.*");
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

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static final String RIGHT = """
            [options]
            server_wide_modules = web,queue_job
            db_password = hunter2
            """;
    private static final String OTHER_HOST = RIGHT + "[queue_job]\nscheme = https\nhost = acme.odoo.com\nport = 443\n";

    @Test
    void an_odoo_conf_is_judged_beside_the_database() throws Exception {
        try (var _ = runner("a")) {
            assertThat(check("--config", file("right.conf", RIGHT), "--json")).isZero();
            assertThat(json().get("findings").isEmpty()).isTrue();

            assertThat(check("--config", file("other.conf", OTHER_HOST), "--json"))
                    .isEqualTo(1);
            assertThat(codes(json().get("findings"))).containsExactly("config-host-differs-from-base-url");
            assertThat(json().at("/findings/0/seen/0").asString())
                    .contains("other.conf, line 6", "acme.odoo.com", "web.base.url names localhost");

            cli.reading(OTHER_HOST.replace("443", "x"));
            assertThat(check("--config", "-", "--json")).isEqualTo(2);
            assertThat(codes(json().get("findings"))).contains("config-port-invalid");
            assertThat(said()).doesNotContain("hunter2");
        }
    }

    @Test
    void an_odoo_conf_that_cannot_be_read_is_named_and_hides_nothing() throws Exception {
        var missing = folder.resolve("no.conf").toString();
        try (var _ = runner("a")) {
            sql.execute("drop an index", "drop index queue_job__state_index");
            assertThat(check("--config", missing, "--json")).isEqualTo(3);
            assertThat(cli.said()).contains("no.conf cannot be read: there is no such file");
            assertThat(codes(json().get("findings"))).containsExactly("missing-index");
            assertThat(json().at("/unknown/0").asString()).contains("no.conf");
            assertThat(check("--config", file("huge.conf", "#".repeat(1 << 21))))
                    .isEqualTo(3);
            assertThat(cli.said()).contains("huge.conf has more than 1 MB");
        }
        addDue(20);
        await().atMost(GENEROUS).until(() -> check("--config", missing, "--json") == 2);
        assertThat(cli.said()).contains("no.conf cannot be read");
    }

    @Test
    @EnabledIf("signalbox.remote.OpenSshd#isInstalled")
    void the_host_of_the_profile_is_asked_for_its_odoo_conf() throws Exception {
        var folders = AppFolders.below(folder);
        try (var server = OpenSshd.start(Files.createDirectory(folder.resolve("sshd")));
                var _ = runner("a")) {
            var spec = server.spec();
            Files.createDirectories(folders.knownHostsFile().getParent());
            Files.copy(known(server.files()), folders.knownHostsFile());
            var plain = save("acme", Environment.STAGING, postgres.spec().database());
            new Profiles(folders).save(reachedBy(plain, spec));

            assertThat(run("check", "--profile", "acme", "--json")).isZero();
            assertThat(cli.said()).contains("/home/odoo/.config/odoo.conf", "127.0.0.1", "none of");

            server.kill();
            assertThat(run("check", "--profile", "acme", "--json")).isEqualTo(3);
            assertThat(cli.said()).contains("127.0.0.1");
            assertThat(json().get("findings").isEmpty()).isTrue();
            assertThat(run("check", "--profile", "acme", "--config", file("right.conf", RIGHT)))
                    .isZero();
        }
    }

    private static Path known(SshFiles files) {
        return files.folder().resolve("known_hosts");
    }

    private static Profile reachedBy(Profile profile, HostSpec host) {
        return TestProfiles.bySsh(
                profile,
                new SshAccess(host.host(), host.port(), host.user(), String.valueOf(host.keyFile()), null, true));
    }

    @Test
    void status_has_the_findings_of_check() throws Exception {
        sql.execute("drop an index", "drop index queue_job__state_index");
        addDue(20);
        check("--json");
        var found = codes(json().get("findings"));

        assertThat(run("status", "--url", url(), "--json")).isZero();

        assertThat(found).containsExactly("no-runner", "missing-index", "queue-stands-still");
        assertThat(codes(json().get("findings"))).isEqualTo(found);
        assertThat(json().at("/findings/0/severity").asString()).isEqualTo("critical");
    }

    private JsonNode target() {
        return StreamSupport.stream(json().get("chain").spliterator(), false)
                .filter(step -> step.get("step").asString().equals("target"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void why_judges_where_requests_go_once_it_knows_the_odoo_conf() throws Exception {
        jobs.add("job", "pending", "root", 10);
        try (var _ = runner("a")) {
            assertThat(run("why", "job", "--url", url(), "--json", "--config", file("right.conf", RIGHT)))
                    .isZero();
            assertThat(target().get("ok").asBoolean()).isTrue();

            assertThat(run("why", "job", "--url", url(), "--json", "--config", file("other.conf", OTHER_HOST)))
                    .isZero();
            assertThat(target().get("ok").isNull()).isFalse();
            assertThat(target().get("ok").asBoolean()).isFalse();
            assertThat(target().get("evidence").asString())
                    .contains("other.conf, line 6", "web.base.url names localhost");

            assertThat(run("why", "job", "--url", url(), "--json", "--config", "/no.conf"))
                    .isEqualTo(3);
            assertThat(target().get("ok").isNull()).isTrue();
            assertThat(target().get("okReason").asString()).contains("/no.conf cannot be read");
        }
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
