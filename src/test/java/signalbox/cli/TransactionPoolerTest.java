package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Environment;
import signalbox.app.profile.Profile;
import signalbox.app.session.Session;
import signalbox.app.session.action.Confirmation;
import signalbox.audit.AuditLog;
import signalbox.cli.option.WorkersLook;
import signalbox.cli.output.ExitCode;
import signalbox.election.action.TerminateBackend;
import signalbox.election.session.BackendQueries;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.job.JobTarget;
import signalbox.testing.TestBouncer;
import signalbox.testing.TestBouncer.Pooling;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;
import signalbox.worker.EndProcess;
import signalbox.worker.LocalProcesses;
import signalbox.worker.ProcessSource;
import signalbox.worker.listing.ProcessListing;

/// Looking and acting through a real PgBouncer in transaction mode, while another client writes by way of the
/// same connection of the server: its writes go on, and its settings stay as they were.
@Tag("pg")
class TransactionPoolerTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);
    /// PgBouncer refuses the settings of a connection unless it is told to leave them out.
    private static final String OPTIONS_PASS = "ignore_startup_parameters = extra_float_digits, options";
    private static final Confirmation NOTHING = new Confirmation(null, null);

    private final TestDatabase postgres = TestDatabase.fresh();
    private final Sql straight = new Sql(postgres.open("test"));

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() {
        var jobs = new TestJobs(straight);
        jobs.add("written", "pending", "root", 10);
        jobs.add("failed-1", "failed", "root", 10);
    }

    @AfterEach
    void close() throws SQLException {
        straight.connection().close();
        postgres.close();
    }

    /// Odoo, as far as a pooler knows it: writes all along, and looks at the settings that it has.
    private static final class Writer implements AutoCloseable {
        private static final String SETTINGS = """
                SELECT string_agg(name || '=' || setting, ', ' ORDER BY name) FROM pg_settings
                 WHERE name IN ('default_transaction_read_only', 'statement_timeout', 'lock_timeout', 'search_path',
                                'idle_in_transaction_session_timeout', 'default_transaction_isolation',
                                'application_name', 'extra_float_digits', 'plan_cache_mode', 'idle_session_timeout', 'jit')
                """;

        private final Sql sql;
        private final Thread thread = Thread.ofVirtual().unstarted(this::write);
        private final AtomicInteger written = new AtomicInteger();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();
        private final Set<String> settings = ConcurrentHashMap.newKeySet();
        private volatile boolean closed;

        Writer(ConnectionSpec pooled) {
            this(pooled, "odoo-4711");
        }

        /// @param name empty for a client that sends none, which gets whatever name others left there
        Writer(ConnectionSpec pooled, String name) {
            this.sql = new Sql(open(pooled, name));
            thread.start();
        }

        private static Connection open(ConnectionSpec pooled, String name) {
            var properties = new Properties();
            properties.setProperty("user", pooled.user());
            properties.setProperty("prepareThreshold", "0");
            properties.setProperty("ApplicationName", name);
            try {
                return DriverManager.getConnection(
                        "jdbc:postgresql://" + pooled.host() + ":" + pooled.port() + "/" + pooled.database(),
                        properties);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void write() {
            while (!closed) {
                try {
                    sql.update("write", "UPDATE queue_job SET priority = priority + 1 WHERE uuid = 'written'");
                    written.incrementAndGet();
                    sql.first("read the settings", SETTINGS, row -> row.getString(1))
                            .ifPresent(settings::add);
                } catch (RuntimeException e) {
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
        }

        void awaitMore() {
            var before = written.get();
            await().atMost(GENEROUS)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> written.get() > before + 5 || !failures.isEmpty());
            assertThat(failures).isEmpty();
            assertThat(settings).hasSize(1);
        }

        @Override
        public void close() throws SQLException {
            closed = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sql.connection().close();
        }
    }

    private void run(ConnectionSpec pooled, String... command) {
        var cli = new TestCli(folder);
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--url", pooled.url()));
        assertThat(cli.run(all.toArray(String[]::new))).as(cli.said()).isLessThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", OPTIONS_PASS})
    void a_look_leaves_no_trace_on_a_connection_that_others_use(String setting) throws Exception {
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION, List.of(setting));
                var writer = new Writer(bouncer.to(postgres.spec()))) {
            writer.awaitMore();
            var pooled = bouncer.to(postgres.spec());
            for (var command : List.of("status", "check", "runners", "jobs", "why failed-1", "guard status")) {
                run(pooled, command.split(" "));
                writer.awaitMore();
            }
            assertThat(new TestCli(folder).run("check", "--for", "2s", "--url", pooled.url()))
                    .isLessThan(3);
            writer.awaitMore();
        }
    }

    @Test
    void that_no_runner_is_seen_is_not_reported_as_none_being_connected() throws Exception {
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION, List.of())) {
            var cli = new TestCli(folder);
            cli.run("check", "--json", "--url", bouncer.to(postgres.spec()).url());

            assertThat(cli.printed()).contains("\"pooler\"").doesNotContain("no-runner", "is connected", "asleep");
        }
    }

    /// PgBouncer takes the name of a client from its first packet, and never takes it back from the session of the
    /// server for a client that sends none.
    @ParameterizedTest
    @ValueSource(strings = {"", OPTIONS_PASS})
    void no_name_of_ours_stays_behind_for_a_client_that_sends_none(String setting) throws Exception {
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION, List.of(setting));
                var writer = new Writer(bouncer.to(postgres.spec()), "")) {
            writer.awaitMore();
            var pooled = bouncer.to(postgres.spec());
            for (var command : List.of("status", "requeue failed-1 --yes --environment development", "guard status")) {
                run(pooled, command.split(" "));
                writer.awaitMore();
            }
            var runner = runner(pooled);
            writer.awaitMore();
            assertThat(runner).contains("The connection goes through a pooler in transaction mode: ");
        }
    }

    private String runner(ConnectionSpec pooled) {
        var cli = new TestCli(folder);
        assertThat(cli.run(
                        "runner",
                        "--election",
                        "oldest",
                        "--mode",
                        "observe",
                        "--environment",
                        "development",
                        "--url",
                        pooled.url()))
                .as(cli.said())
                .isEqualTo(4);
        return cli.said();
    }

    /// PgBouncer may give a database another name.
    @Test
    void what_is_typed_and_logged_is_the_database_that_is_changed() {
        var database = postgres.spec().database();
        var alias = "alias = host=" + postgres.spec().host() + " port="
                + postgres.spec().port() + " dbname=" + database;
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION, List.of("[databases]", alias))) {
            var pooled = bouncer.to(postgres.spec());
            var url = ConnectionSpec.of(pooled.host(), pooled.port(), "alias", pooled.user())
                    .url();
            var cli = new TestCli(folder);

            assertThat(cli.run("requeue", "failed-1", "--yes", "--confirm-database", "alias", "--url", url))
                    .isEqualTo(ExitCode.REFUSED);
            assertThat(cli.said())
                    .contains(
                            "type the database's name, " + database,
                            "The connection calls it alias, the server " + database + ".");
            assertThat(cli.run("requeue", "failed-1", "--yes", "--confirm-database", database, "--url", url))
                    .as(cli.said())
                    .isEqualTo(ExitCode.FINE);
            assertThat(new AuditLog(AppFolders.below(folder).auditFile()).newest(1))
                    .allSatisfy(entry -> assertThat(entry.databases()).containsExactly(database));
        }
    }

    @Test
    void the_window_watches_and_acts_without_a_trace() throws Exception {
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION);
                var writer = new Writer(bouncer.to(postgres.spec()));
                var runner = postgres.open("jobrunner_x")) {
            var pooled = bouncer.to(postgres.spec());
            var profile = Profile.of(pooled, Environment.DEVELOPMENT);
            try (var session = new Session(
                    new Destination(profile, pooled),
                    new AuditLog(folder.resolve("audit.jsonl")),
                    InstantSource.system(),
                    null)) {
                session.start();
                await().atMost(GENEROUS).until(() -> session.monitor().newest().snapshot() != null);
                writer.awaitMore();
                assertThat(session.monitor().newest().listening()).isFalse();
                session.arm();
                var requeued = session.run(
                        new JobAction.Requeue(List.of(new JobTarget("failed-1", JobState.FAILED))), NOTHING);
                assertThat(requeued.changes()).hasSize(1);
                writer.awaitMore();
                var seen =
                        Objects.requireNonNull(session.monitor().newest().snapshot())
                                .observation()
                                .connections()
                                .stream()
                                .filter(connection ->
                                        connection.applicationName().equals("jobrunner_x"))
                                .findFirst()
                                .orElseThrow();
                assertThat(session.run(TerminateBackend.of(seen), NOTHING).changes())
                        .hasSize(1);
                session.disarm();
                writer.awaitMore();
            }
            writer.awaitMore();
            assertThat(runner.isValid(5)).isFalse();
        }
    }

    /// With one connection of the server, a client that holds it and waits for a second one waits for itself,
    /// and so do all others.
    @ParameterizedTest
    @CsvSource({"--first 1, 4", "--yes, 2"})
    void a_drill_is_refused_by_the_pooler_and_holds_up_nobody(String option, int code) throws Exception {
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION, List.of(OPTIONS_PASS));
                var writer = new Writer(bouncer.to(postgres.spec()))) {
            writer.awaitMore();
            var cli = new TestCli(folder);
            var command = "drill --environment development " + option + " --url "
                    + bouncer.to(postgres.spec()).url();

            assertThat(cli.run(command.split(" "))).as(cli.said()).isEqualTo(code);

            assertThat(cli.printed() + cli.said()).contains("this connection goes through a pooler");
            writer.awaitMore();
        }
    }

    /// Its only connection of the server is free while a host is asked for its processes, which may take seconds.
    @Test
    void no_connection_of_the_pool_is_held_while_a_host_lists_its_processes() throws Exception {
        var one = List.of(OPTIONS_PASS, "default_pool_size = 1");
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION, one);
                var other = Writer.open(bouncer.to(postgres.spec()), "odoo-1");
                var database = Database.watching(bouncer.to(postgres.spec()), StatementLimits.WATCHING)) {
            var asked = new AtomicInteger();
            var host = new SlowHost(() -> {
                other.setNetworkTimeout(Runnable::run, 5_000);
                assertThat(other.createStatement().execute("SELECT 1")).isTrue();
                asked.incrementAndGet();
            });

            new WorkersLook(host, InstantSource.system()).behind(database, BackendQueries::all, _ -> List.of());

            assertThat(asked).hasValue(1);
        }
    }

    private interface Meanwhile {
        void happens() throws SQLException;
    }

    private record SlowHost(Meanwhile meanwhile) implements ProcessSource {
        @Override
        public ProcessListing list() {
            try {
                meanwhile.happens();
            } catch (SQLException e) {
                throw new AssertionError("Another client had to wait", e);
            }
            return new LocalProcesses(InstantSource.system()).list();
        }

        @Override
        public boolean isOwn(ProcessListing listing, InetAddress address, int port) {
            return false;
        }

        @Override
        public HeldProcess hold(EndProcess action) {
            throw new AssertionError("nothing is signalled here");
        }
    }

    /// There a second connection is answered when the first is closed, and never before.
    @Test
    void a_pool_with_one_connection_that_each_client_keeps_does_not_make_a_look_wait() {
        var one = List.of(OPTIONS_PASS, "default_pool_size = 1", "query_wait_timeout = 0");
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.SESSION, one)) {
            var cli = new TestCli(folder);

            assertThat(cli.run("status", "--url", bouncer.to(postgres.spec()).url()))
                    .as(cli.said())
                    .isLessThan(3);

            assertThat(cli.printed()).contains("pooler in an unknown mode");
        }
    }

    @Test
    void a_pooler_in_statement_mode_is_named() {
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION, List.of("pool_mode = statement"))) {
            var cli = new TestCli(folder);

            assertThat(cli.run("status", "--url", bouncer.to(postgres.spec()).url()))
                    .isEqualTo(ExitCode.NOT_CONNECTED);

            assertThat(cli.said()).contains("pooler in statement mode", "connect to the server itself");
        }
    }

    @Test
    void a_pooler_without_a_free_connection_is_suspected() throws SQLException {
        try (var bouncer = TestBouncer.before(postgres.spec(), Pooling.TRANSACTION, List.of("query_wait_timeout = 1"));
                var client = Writer.open(bouncer.to(postgres.spec()), "odoo-1")) {
            client.setAutoCommit(false);
            assertThat(client.createStatement().execute("SELECT 1")).isTrue();
            var cli = new TestCli(folder);

            cli.run("status", "--url", bouncer.to(postgres.spec()).url());

            assertThat(cli.said()).contains("pooler", "no free connection to the server");
            client.rollback();
        }
    }
}
