package signalbox.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;

/// Odoo as a runner meets it: runs a job that is enqueued when it is asked to, and takes some time for it.
/// Requests that find no worker free wait for one in their order.
public final class TestOdoo implements AutoCloseable {
    private static final int SESSIONS = 6;
    private static final int OK = 200;
    private static final int BACKLOG = 500;

    private static final String TAKE = "select id from queue_job where uuid = ? and state = 'enqueued' for update";

    private static final String START = """
            update queue_job set state = 'started', worker_pid = 4711,
                   date_started = date_trunc('seconds', clock_timestamp() at time zone 'utc')
             where uuid = ?
            """;

    private static final String FINISH = """
            update queue_job set state = 'done',
                   date_done = date_trunc('seconds', clock_timestamp() at time zone 'utc')
             where uuid = ?
            """;

    private final Duration takes;
    private final Semaphore workers;
    private final BlockingQueue<Connection> sessions = new LinkedBlockingQueue<>();
    private final Queue<String> requested = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /// @param workers how many jobs it runs at a time
    /// @param takes how long each takes
    public TestOdoo(ConnectionSpec database, int workers, Duration takes) {
        this(database, workers, takes, 0);
    }

    /// @param port that it listens at
    public TestOdoo(ConnectionSpec database, int workers, Duration takes, int port) {
        this.takes = takes;
        this.workers = new Semaphore(workers, true);
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(PlainConnection.openAsOdoo(database, "odoo-4711"));
        }
        this.server = serve(port);
    }

    private HttpServer serve(int port) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            http.setExecutor(threads);
            http.createContext("/queue_job/runjob", this::runJob);
            http.start();
            return http;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// The jobs that it was asked to run, each as often as it was asked.
    public List<String> requested() {
        return List.copyOf(requested);
    }

    /// Whether no request is under way.
    public boolean isIdle() {
        return busy.get() == 0;
    }

    private void runJob(HttpExchange exchange) throws IOException {
        busy.incrementAndGet();
        try (exchange) {
            var uuid = exchange.getRequestURI().getQuery().replaceAll(".*job_uuid=", "");
            requested.add(uuid);
            run(uuid);
            exchange.sendResponseHeaders(OK, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            busy.decrementAndGet();
        }
    }

    private void run(String uuid) throws InterruptedException {
        workers.acquire();
        try {
            if (start(uuid)) {
                Thread.sleep(takes);
                finish(uuid);
            }
        } finally {
            workers.release();
        }
    }

    private boolean start(String uuid) throws InterruptedException {
        var session = sessions.take();
        try {
            session.setAutoCommit(false);
            var sql = new Sql(session);
            boolean enqueued =
                    sql.first("take a job", TAKE, row -> row.getInt(1), uuid).isPresent();
            if (enqueued) {
                sql.update("start a job", START, uuid);
            }
            session.commit();
            session.setAutoCommit(true);
            return enqueued;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            sessions.add(session);
        }
    }

    private void finish(String uuid) throws InterruptedException {
        var session = sessions.take();
        try {
            new Sql(session).update("finish a job", FINISH, uuid);
        } finally {
            sessions.add(session);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        var open = new ArrayList<Connection>();
        sessions.drainTo(open);
        for (var session : open) {
            try {
                session.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
