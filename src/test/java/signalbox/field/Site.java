package signalbox.field;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import signalbox.Main;
import signalbox.app.file.AppFolders;
import signalbox.cli.Cli;
import signalbox.election.Leadership;
import signalbox.election.RunnerConnection;
import signalbox.election.RunnerQueries;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.EmbeddedRunner.SchemeChoice;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.RunnerState;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestDatabase.Schema;
import signalbox.testing.TestJobs;
import signalbox.testing.TestOdoo;
import signalbox.testing.TestProcess;
import signalbox.testing.TransitionLog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One installation: its database with a log of what happens, its workers, and the runners that a test starts.
/// The election looks at all connections of the server: tests with a site do not run in parallel.
final class Site implements AutoCloseable {
    static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofMillis(500);

    private static final String ADD = """
            insert into queue_job (uuid, state, priority, retry, max_retries, date_created)
            select 'job' || n, 'pending', 10, 0, 5, now() at time zone 'utc' from generate_series(?, ?) n
            """;

    final TestDatabase database;
    final Sql sql;
    final TestJobs jobs;
    final TransitionLog log;
    final TestOdoo odoo;
    final Queue<RunnerState> embeddedStates = new ConcurrentLinkedQueue<>();
    private final List<Runnable> endings = new ArrayList<>();
    private int added;

    /// @param workers how many jobs Odoo runs at a time
    /// @param takes how long each takes
    Site(Schema schema, int workers, Duration takes) {
        this.database = TestDatabase.fresh(schema);
        this.sql = new Sql(database.open("test"));
        this.jobs = new TestJobs(sql);
        this.log = TransitionLog.install(sql);
        this.odoo = new TestOdoo(database.spec(), workers, takes);
    }

    FieldRunner plain(int process, String channels) {
        return kept(FieldRunner.plain(database.spec(), process, channels, odoo.port()));
    }

    FieldRunner oldest(ConnectionSpec as, String channels) {
        return kept(FieldRunner.oldest(as, channels, odoo.port()));
    }

    /// One of Odoo.sh in a process of its own.
    TestProcess oldestAsProcess(Path folder, String channels) {
        return kept(TestProcess.start(
                folder, FieldRunner.class.getName(), database.spec().url(), channels, Integer.toString(odoo.port())));
    }

    EmbeddedRunner embedded(ConnectionSpec as, SchemeChoice scheme, String channels) {
        var target = new RunjobEndpoint("http", "127.0.0.1", odoo.port());
        var plan = new JoinElection(scheme, Mode.DISPATCH, channels, target, Duration.ofMillis(100));
        var runner = EmbeddedRunner.start(List.of(as), plan, embeddedStates::add);
        endings.add(runner::close);
        return runner;
    }

    /// `signalbox runner` in a process of its own.
    TestProcess embeddedAsProcess(Path folder, String channels) {
        return embeddedAsProcess(folder, SchemeChoice.OLDEST, channels);
    }

    TestProcess embeddedAsProcess(Path folder, SchemeChoice scheme, String channels) {
        return kept(TestProcess.start(
                folder,
                Main.class.getName(),
                "runner",
                "--url",
                database.spec().url(),
                "--environment",
                "development",
                "--election",
                scheme.name().toLowerCase(Locale.ROOT),
                "--channels",
                channels,
                "--target",
                "http://127.0.0.1:" + odoo.port(),
                "--check-every",
                "100ms"));
    }

    private FieldRunner kept(FieldRunner runner) {
        endings.add(runner::close);
        return runner;
    }

    private TestProcess kept(TestProcess process) {
        endings.add(process::close);
        return process;
    }

    boolean embeddedReached(Class<? extends RunnerState> state) {
        return embeddedStates.stream().anyMatch(state::isInstance);
    }

    /// All in one commit.
    void addJobs(int count) {
        sql.update("add jobs", ADD, added + 1, added + count);
        added += count;
    }

    /// Until no job moves any more.
    void awaitQuiet() {
        await().atMost(GENEROUS)
                .during(QUIET)
                .until(() -> odoo.isIdle()
                        && jobs.inState("pending").isEmpty()
                        && jobs.inState("enqueued").isEmpty()
                        && jobs.inState("started").isEmpty());
    }

    void awaitAllDone() {
        await().atMost(GENEROUS).until(() -> log.neverDone().isEmpty());
        awaitQuiet();
    }

    /// As this role sees it.
    Leadership seenBy(ConnectionSpec role) {
        try (var session = PlainConnection.open(role, "signalbox")) {
            return Leadership.of(RunnerQueries.observe(new Sql(session), role.database()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Leadership seen() {
        return seenBy(database.spec());
    }

    /// Until so many runners are connected that this database has something to do with.
    List<RunnerConnection> awaitRunners(int count) {
        await().atMost(GENEROUS).until(() -> seen().succession().size() == count);
        return seen().succession().stream()
                .map(candidate -> candidate.connection())
                .toList();
    }

    /// What `signalbox runners --json` prints.
    JsonNode runnersAsJson(Path folder) {
        var out = new ByteArrayOutputStream();
        Cli.run(
                new String[] {"runners", "--json", "--url", database.spec().url()},
                AppFolders.below(folder),
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                _ -> 0);
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    /// With the database its sessions end: no runner is left for the next test to meet.
    @Override
    public void close() {
        endings.forEach(Runnable::run);
        odoo.close();
        try {
            sql.connection().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        database.close();
    }
}
