package signalbox.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;
import signalbox.runner.odoo.RunjobEndpoint;

/// Answers `/queue_job/runjob` with jobs that take no time: enqueued, started, done, each committed. All that
/// arrived meanwhile are one batch, so that the endpoint costs little and the runner is what is measured.
final class QuickOdoo implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuickOdoo.class);
    private static final byte[] OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final String START = """
            update queue_job set state = 'started', date_started = date_trunc('seconds', now() at time zone 'utc')
             where uuid = any (?) and state = 'enqueued' returning uuid
            """;
    private static final String DONE = """
            update queue_job set state = 'done', exec_time = 0,
                   date_done = date_trunc('seconds', now() at time zone 'utc')
             where uuid = any (?)
            """;

    /// @param at by the clock of System.nanoTime
    record Request(String uuid, long at) {}

    private record Asked(String uuid, CompletableFuture<Boolean> completed) {}

    private final ServerSocket socket;
    private final Connection connection;
    private final Consumer<Request> arrived;
    private final Consumer<List<String>> completed;
    private final LinkedBlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    /// Of the platform: a request is heard without a second thread that waits for it.
    private final ExecutorService clients = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("odoo-client").factory());
    private final List<Thread> threads;

    /// @param arrived gets each request as it comes
    /// @param completed told the jobs whose end was just committed
    QuickOdoo(ConnectionSpec spec, Consumer<Request> arrived, Consumer<List<String>> completed) throws IOException {
        this.socket = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
        this.connection = PlainConnection.openAsOdoo(spec, "bench-odoo");
        this.arrived = arrived;
        this.completed = completed;
        this.threads = List.of(
                Thread.ofPlatform().daemon().name("odoo-accept").start(this::accept),
                Thread.ofPlatform().daemon().name("odoo-work").start(this::work));
    }

    RunjobEndpoint endpoint() {
        return new RunjobEndpoint("http", "127.0.0.1", socket.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                clients.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var request = new Request(uuid(line), System.nanoTime());
                arrived.accept(request);
                var last = isLast(in);
                run(request.uuid());
                client.getOutputStream().write(OK);
                if (last) {
                    return;
                }
            }
        } catch (IOException e) {
            LOG.debug("A runner is gone", e);
        }
    }

    private void run(String uuid) {
        var job = new Asked(uuid, new CompletableFuture<>());
        asked.add(job);
        job.completed().join();
    }

    private static String uuid(String requestLine) {
        var from = requestLine.indexOf("job_uuid=") + "job_uuid=".length();
        return requestLine.substring(from, requestLine.indexOf(' ', from));
    }

    /// Reads the rest of the request's head.
    private static boolean isLast(BufferedReader in) throws IOException {
        var last = false;
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            last |= line.equalsIgnoreCase("connection: close");
        }
        return last;
    }

    private void work() {
        var sql = new Sql(connection);
        try {
            while (true) {
                var batch = new ArrayList<Asked>();
                batch.add(asked.take());
                asked.drainTo(batch);
                work(sql, batch);
            }
        } catch (InterruptedException e) {
            // Closed.
        }
    }

    private void work(Sql sql, List<Asked> batch) {
        try {
            var uuids = new HashSet<>(batch.stream().map(Asked::uuid).toList());
            var started = sql.list("start jobs", START, row -> row.getString(1), uuids);
            if (!started.isEmpty()) {
                sql.update("end jobs", DONE, started);
                completed.accept(started);
            }
            batch.forEach(job -> job.completed().complete(started.contains(job.uuid())));
        } catch (PostgresException e) {
            batch.forEach(job -> job.completed().completeExceptionally(new CompletionException(e)));
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        threads.forEach(Thread::interrupt);
        clients.shutdown();
        socket.close();
        connection.close();
    }
}
