package signalbox.testing;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;
import signalbox.demo.DemoCluster;
import signalbox.demo.DemoOptions;
import signalbox.demo.RunningWorker;
import signalbox.demo.job.JobMix;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.JoinElection;
import signalbox.runner.RunnerOptions.Mode;
import signalbox.runner.RunnerState;
import signalbox.runner.election.Election;
import signalbox.runner.odoo.RunjobEndpoint;

/// The embedded runner among the demo's workers, round after round: it stands by, leads when the leader ends,
/// and leaves; then a worker leads again. Jobs come all the while, and a log judges what became of them.
public final class PeerSeries implements AutoCloseable {
    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final Duration JOB = Duration.ofMillis(40);
    private static final Duration BETWEEN_JOBS = Duration.ofMillis(25);
    private static final Duration CHECK = Duration.ofMillis(300);
    private static final int ENOUGH = 10;

    private static final String LINE = """
            select application_name from pg_stat_activity where application_name like 'jobrunner\\_%'
             order by backend_start
            """;
    private static final String TERMINATE =
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?";

    private final DemoCluster cluster;
    private final ConnectionSpec spec;
    private final Connection connection;
    private final Sql sql;
    private final JobLog log;
    private final Set<String> killed = new TreeSet<>();

    /// Starts a cluster; its jobs neither fail nor ask for another try.
    public PeerSeries(Path cacheFolder) {
        cluster = DemoCluster.start(DemoOptions.quick(cacheFolder)
                .withJobs(JobMix.lively().withoutTrickle().withoutFailures().withDuration(JOB)));
        // The role of the workers: runners of two roles do not see each other's age.
        spec = cluster.spec().withUser(TestDatabase.OWNER);
        connection = PlainConnection.openAsOdoo(spec, "series");
        sql = new Sql(connection);
        log = new JobLog(sql);
    }

    /// @param progress gets a line for each round
    public JobLog.Verdict run(int rounds, Consumer<String> progress) throws InterruptedException {
        var source = Thread.ofVirtual().name("series-jobs").start(this::addJobs);
        try {
            for (int round = 1; round <= rounds; round++) {
                round(round);
                progress.accept("round " + round + " of " + rounds);
            }
            // Runners look for dead jobs when something wakes them: more jobs do.
            drain();
        } finally {
            source.interrupt();
            source.join();
        }
        drain();
        return JobLog.Verdict.of(log.changes(), killed);
    }

    /// What is not done by then is lost: a dead job is found after 10 s.
    private void drain() {
        var upTo = log.now();
        try {
            await().atMost(GENEROUS).until(() -> log.unfinished(upTo) == 0);
        } catch (ConditionTimeoutException e) {
            // The verdict names them.
        }
    }

    private void round(int number) {
        var line = lineOf(2);
        var leader = line.getFirst();
        var worker = workerOf(leader);
        var state = new AtomicReference<RunnerState>(new RunnerState.Starting(Instant.now()));
        try (var _ = join(other(worker), state)) {
            var own = makeNext(leader, line.getLast(), state);
            if (number % 2 == 0) {
                kill(worker);
            } else {
                terminate(leader);
            }
            await("leading").atMost(GENEROUS).until(() -> state.get() instanceof RunnerState.Leading);
            awaitDispatch(own);
        }
        awaitDispatch(lineOf(2).getFirst());
    }

    private EmbeddedRunner join(RunningWorker target, AtomicReference<RunnerState> state) {
        var endpoint = new RunjobEndpoint("http", "127.0.0.1", Objects.requireNonNull(target.httpPort()));
        var plan = new JoinElection(
                EmbeddedRunner.SchemeChoice.OLDEST, Mode.DISPATCH, cluster.channels(), endpoint, CHECK);
        return EmbeddedRunner.start(List.of(spec), plan, state::set);
    }

    /// It joins behind the other worker: that one loses its connection, and comes back behind it.
    private String makeNext(String leader, String other, AtomicReference<RunnerState> state) {
        await("third in line").atMost(GENEROUS).until(() -> stands(state.get(), 3));
        terminate(other);
        await("the successor")
                .atMost(GENEROUS)
                .until(() -> stands(state.get(), 2) && lineOf(3).getFirst().equals(leader));
        return lineOf(3).get(1);
    }

    private static boolean stands(RunnerState state, int place) {
        return state instanceof RunnerState.Waiting waiting
                && waiting.place().equals(Optional.of(new Election.LinePosition(place, 3)));
    }

    private void kill(RunningWorker worker) {
        killed.add(sessionsOf(worker));
        cluster.kill(worker);
    }

    private void terminate(String runner) {
        sql.list("end a runner's session", TERMINATE, row -> row.getBoolean(1), runner);
    }

    private void awaitDispatch(String runner) {
        await("dispatch").atMost(GENEROUS).until(() -> log.enqueuedBy(runner) >= ENOUGH);
    }

    /// The runners, the leader first, once they are so many.
    private List<String> lineOf(int length) {
        var line = new AtomicReference<List<String>>(List.of());
        await("line of " + length).atMost(GENEROUS).until(() -> {
            line.set(sql.list("look at the line", LINE, row -> row.getString(1)));
            return line.get().size() == length;
        });
        return line.get();
    }

    /// A worker's runner asks its own process.
    private RunningWorker workerOf(String runner) {
        await("dispatch").atMost(GENEROUS).until(() -> !log.workerOf(runner).isEmpty());
        var sessions = log.workerOf(runner).getFirst();
        return cluster.workers().stream()
                .filter(worker -> sessionsOf(worker).equals(sessions))
                .findFirst()
                .orElseThrow();
    }

    private RunningWorker other(RunningWorker worker) {
        return cluster.workers().stream()
                .filter(one -> !one.equals(worker))
                .findFirst()
                .orElseThrow();
    }

    private static String sessionsOf(RunningWorker worker) {
        return "odoo-" + worker.pid();
    }

    private void addJobs() {
        try (var own = PlainConnection.openAsOdoo(spec, "series-jobs")) {
            var jobs = new TestJobs(new Sql(own));
            while (true) {
                jobs.add(UUID.randomUUID().toString(), "pending", null, 10);
                Thread.sleep(BETWEEN_JOBS);
            }
        } catch (InterruptedException e) {
            // The series ends.
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        cluster.close();
    }
}
