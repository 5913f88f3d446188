package signalbox.demo;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.demo.job.JobTraffic;
import signalbox.postgres.connection.ConnectionSpec;

/// The running demo: a PostgreSQL server with an Odoo database in it, and the worker processes. Nothing of it outlives
/// the application, however that ends: the workers notice it, and a small shell stops the server and removes the data.
public final class DemoCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCluster.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final DemoRunFolder folder;
    private final DemoServer server;
    private final WorkerPool workforce;
    private final DemoConfigs configs;

    private DemoCluster(DemoOptions options, boolean awaitsWorkers) {
        try {
            var progress = options.progress();
            folder = opened(DemoRunFolder.claim(options.cacheFolder()));
            opened(CleanupProcess.watching(folder.path()));
            progress.accept("Starting PostgreSQL");
            server = opened(DemoServer.start(options.cacheFolder().resolve("postgresql"), folder.data()));
            var ports = List.of(DemoServer.freePort(), DemoServer.freePort());
            configs = DemoConfigs.write(folder.path(), ports.getFirst());
            progress.accept("Creating the Odoo database with its history");
            DemoSchema.create(server.superuser(), "http://127.0.0.1:" + ports.getFirst());
            var odoo = DemoSchema.odoo(server.superuser());
            var random = RandomGenerator.getDefault();
            new DemoHistory(random, Instant.now()).insert(odoo, options.jobs());
            workforce = opened(new WorkerPool(odoo, options, folder, ports));
            progress.accept("Starting the worker processes");
            workforce.start();
            if (options.jobs().perSecond() > 0) {
                opened(JobTraffic.start(odoo, random, options.jobs().perSecond()));
            }
            if (awaitsWorkers) {
                workforce.awaitUsable();
            }
            progress.accept("The demo cluster is up at " + url());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Blocks until the database and the workers can be used. A leader follows a little later, after the runners'
    /// delays.
    ///
    /// @throws DemoException with what did not start; then nothing is left running
    public static DemoCluster start(DemoOptions options) {
        return new DemoCluster(options, true);
    }

    /// The same without waiting for the workers, which follow in a moment: who watches the database sees them come.
    public static DemoCluster begin(DemoOptions options) {
        return new DemoCluster(options, false);
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    /// With the role that Signalbox uses.
    public ConnectionSpec spec() {
        return DemoSchema.odoo(server.superuser()).withUser(DemoSchema.CONSOLE);
    }

    /// The same as a URL, for psql and others.
    public String url() {
        return spec().url();
    }

    /// The channel string of the runners.
    public String channels() {
        return DemoSchema.CHANNELS;
    }

    public DemoConfigs configs() {
        return configs;
    }

    public List<RunningWorker> workers() {
        return workforce.workers();
    }

    /// `kill -9`. A worker that answers HTTP is replaced after a while.
    public void kill(RunningWorker worker) {
        workforce.kill(worker);
    }

    /// SIGSTOP: it stops, and its connections stay.
    public void freeze(RunningWorker worker) {
        workforce.signal(worker, "STOP");
    }

    /// SIGCONT.
    public void thaw(RunningWorker worker) {
        workforce.signal(worker, "CONT");
    }

    /// Its runner and the server no longer get each other's bytes, and neither notices.
    public void cut(RunningWorker worker) {
        workforce.send(worker, DemoWorker.CUT);
    }

    public void mend(RunningWorker worker) {
        workforce.send(worker, DemoWorker.MEND);
    }

    /// The worker that has this end of a connection: `127.0.0.1:PORT`.
    public Optional<RunningWorker> workerBehind(String client) {
        var port = Integer.parseInt(client.substring(client.lastIndexOf(':') + 1));
        return workers().stream()
                .filter(worker -> SocketOwner.owns(worker.pid(), port))
                .findFirst();
    }

    public void stopServer() {
        server.stop();
    }

    /// On the same port, with the same data.
    public void startServer() {
        server.startAgain();
    }

    /// In reverse order of the start.
    @Override
    public synchronized void close() {
        while (!opened.isEmpty()) {
            closeOne(opened.pop());
        }
    }

    /// If one part cannot be closed, the others must be closed all the same.
    private static void closeOne(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.error("A part of the demo did not close", e);
        }
    }
}
