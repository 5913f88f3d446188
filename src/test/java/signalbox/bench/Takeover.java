package signalbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import signalbox.postgres.Sql;
import signalbox.testing.Folders;
import signalbox.testing.TestDatabase;
import signalbox.testing.TestJobs;

/// How long nobody dispatches after the leader's process was killed. Leader and standby are processes of the
/// command line, each with an endpoint of its own, so that it is known who asks.
final class Takeover implements AutoCloseable {
    private static final int KILLS = 20;
    private static final Duration BETWEEN_JOBS = Duration.ofMillis(20);
    private static final long LONGEST_SECONDS = 60;
    private static final double WANTED_MEDIAN = 0.5;
    private static final double WANTED_P95 = 1;

    private final TestDatabase database = TestDatabase.fresh();
    private final Path folder;
    private final Deque<Peer> peers = new ArrayDeque<>();

    /// A runner with the endpoint that it asks.
    private final class Peer implements AutoCloseable {
        final BlockingQueue<Long> requests = new LinkedBlockingQueue<>();
        private final QuickOdoo odoo;
        private final RunnerProcess process;

        Peer() throws IOException {
            odoo = new QuickOdoo(database.spec(), request -> requests.add(request.at()), _ -> {});
            process = RunnerProcess.start(database.spec(), odoo.endpoint(), folder);
            peers.push(this);
        }

        long firstRequest() throws InterruptedException {
            var at = requests.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (at == null) {
                throw new IllegalStateException("The runner asks for nothing. It said: " + process.said());
            }
            return at;
        }

        @Override
        public void close() throws IOException, SQLException {
            process.kill();
            odoo.close();
        }
    }

    private Takeover() throws IOException {
        folder = Files.createTempDirectory("signalbox-bench-");
    }

    static Result measure(Consumer<String> progress) throws Exception {
        try (var takeover = new Takeover();
                var connection = takeover.database.open("bench-jobs")) {
            var jobs = Thread.ofPlatform().daemon().name("bench-jobs").start(() -> addJobs(connection));
            try {
                return result(takeover.gaps(progress));
            } finally {
                jobs.interrupt();
                jobs.join();
            }
        }
    }

    private static void addJobs(Connection connection) {
        var jobs = new TestJobs(new Sql(connection));
        try {
            while (true) {
                jobs.add(UUID.randomUUID().toString(), "pending", null, 10);
                Thread.sleep(BETWEEN_JOBS);
            }
        } catch (InterruptedException e) {
            // Enough.
        }
    }

    private Sample gaps(Consumer<String> progress) throws Exception {
        var seconds = new ArrayList<Double>();
        var leader = new Peer();
        leader.firstRequest();
        for (int kill = 1; kill <= KILLS; kill++) {
            var standby = new Peer();
            standby.process.await("standby 2 of 2");
            // At any point between two of its looks.
            Thread.sleep(ThreadLocalRandom.current().nextLong(Side.CHECK.toMillis()));
            var killed = System.nanoTime();
            leader.process.kill();
            seconds.add((standby.firstRequest() - killed) / 1e9);
            leader = standby;
            progress.accept("kill %d of %d: %.3f s".formatted(kill, KILLS, seconds.getLast()));
        }
        return new Sample(seconds);
    }

    private static Result result(Sample gaps) {
        return new Result(
                List.of(
                        row("kill -9 to first request, median", gaps.median(), WANTED_MEDIAN),
                        row("kill -9 to first request, p95", gaps.p95(), WANTED_P95)),
                List.of("Takeover: %d kills of the leading process with a job every 20 ms; checks every 300 ms; the"
                                .formatted(KILLS)
                        + " longest gap was %.3f s. Runners of Odoo.sh look every 10 s.".formatted(gaps.max())),
                Map.of("kills", KILLS, "checkMillis", Side.CHECK.toMillis(), "gapSeconds", gaps.figures()));
    }

    private static Result.Row row(String what, double seconds, double wanted) {
        return new Result.Row(
                what,
                "%.3f s".formatted(seconds),
                "",
                "",
                Result.goal("below %.1f s".formatted(wanted), seconds < wanted));
    }

    @Override
    public void close() throws IOException, SQLException {
        while (!peers.isEmpty()) {
            peers.pop().close();
        }
        database.close();
        Folders.remove(folder);
    }
}
