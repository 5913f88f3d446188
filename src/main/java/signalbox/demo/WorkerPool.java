package signalbox.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.postgres.Deadline;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.runner.odoo.HttpClients;

/// Keeps the worker processes: two that answer HTTP and are replaced when they end, and one for cron that starts and
/// ends. Each of the three has its own thread.
final class WorkerPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);
    private static final Duration USABLE_WITHIN = Duration.ofSeconds(60);
    private static final Duration GENTLY = Duration.ofSeconds(2);

    private final ConnectionSpec database;
    private final DemoOptions options;
    private final DemoRunFolder folder;
    private final List<Integer> ports;
    private final List<WorkerProcess> alive = new CopyOnWriteArrayList<>();
    private final List<Thread> places = new ArrayList<>();
    private volatile boolean closed;

    WorkerPool(ConnectionSpec database, DemoOptions options, DemoRunFolder folder, List<Integer> ports) {
        this.database = database;
        this.options = options;
        this.folder = folder;
        this.ports = List.copyOf(ports);
    }

    void start() {
        for (int port : ports) {
            occupy("demo-http-" + port, () -> keepHttp(port));
        }
        occupy("demo-cron", this::keepCron);
    }

    private interface WorkerLoop {
        void work() throws InterruptedException;
    }

    private void occupy(String name, WorkerLoop shift) {
        places.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                shift.work();
            } catch (InterruptedException e) {
                // The pool is closed.
            } catch (DemoException e) {
                LOG.error("The demo goes on without {}", name, e);
            }
        }));
    }

    private void keepHttp(int port) throws InterruptedException {
        while (!closed) {
            var worker = hire(port, port, "http-" + port);
            try {
                int code = worker.waitFor();
                LOG.info("Worker {} ended with {}", worker.description().pid(), code);
            } finally {
                alive.remove(worker);
            }
            Thread.sleep(options.recycleDelay());
        }
    }

    private void keepCron() throws InterruptedException {
        var cadence = options.cron();
        Thread.sleep(varied(cadence.first()));
        while (!closed) {
            var worker = hire(0, ports.getFirst(), "cron");
            try {
                if (!worker.waitFor(varied(cadence.life()))) {
                    worker.end();
                    worker.waitFor();
                }
            } finally {
                alive.remove(worker);
            }
            Thread.sleep(varied(cadence.gap()));
        }
    }

    private WorkerProcess hire(int httpPort, int targetPort, String log) throws InterruptedException {
        var config = new WorkerConfig(
                database, httpPort, targetPort, options.delays(), options.jobs(), DemoConfigs.log(folder.path()));
        synchronized (alive) {
            if (closed) {
                throw new InterruptedException("The demo ends");
            }
            var worker = WorkerProcess.start(config, folder.output(log));
            alive.add(worker);
            return worker;
        }
    }

    private static Duration varied(Duration about) {
        return Duration.ofMillis(
                (long) (about.toMillis() * RandomGenerator.getDefault().nextDouble(0.7, 1.3)));
    }

    List<RunningWorker> workers() {
        return alive.stream()
                .filter(WorkerProcess::isAlive)
                .map(WorkerProcess::description)
                .sorted(Comparator.comparing(RunningWorker::kind).thenComparingLong(RunningWorker::pid))
                .toList();
    }

    /// `kill -9`
    void kill(RunningWorker worker) {
        alive.stream().filter(process -> process.description().equals(worker)).forEach(WorkerProcess::kill);
    }

    void signal(RunningWorker worker, String signal) {
        alive.stream()
                .filter(process -> process.description().equals(worker))
                .forEach(process -> process.signal(signal));
    }

    void send(RunningWorker worker, char command) {
        alive.stream()
                .filter(process -> process.description().equals(worker))
                .forEach(process -> process.send(command));
    }

    /// Blocks until both HTTP workers answer.
    void awaitUsable() {
        var deadline = Deadline.in(USABLE_WITHIN);
        try (var client = HttpClients.builder().build()) {
            for (int port : ports) {
                awaitHealth(client, URI.create("http://127.0.0.1:" + port + "/web/health"), deadline);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("The demo was interrupted while it started", e);
        }
    }

    private void awaitHealth(HttpClient client, URI health, Deadline deadline) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(1)).build();
        while (true) {
            try {
                client.send(request, BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                if (deadline.isOver()) {
                    throw new DemoException(
                            "A worker process does not answer at " + health + ": its log is in " + folder.path(), e);
                }
                Thread.sleep(Duration.ofMillis(50));
            }
        }
    }

    @Override
    public void close() {
        synchronized (alive) {
            closed = true;
        }
        alive.forEach(WorkerProcess::end);
        try {
            for (var worker : alive) {
                if (!worker.waitFor(GENTLY)) {
                    worker.kill();
                    worker.waitFor();
                }
            }
            for (var place : places) {
                place.interrupt();
                place.join(GENTLY);
            }
        } catch (InterruptedException e) {
            alive.forEach(WorkerProcess::kill);
            Thread.currentThread().interrupt();
        }
    }
}
