package signalbox.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.Executors;
import signalbox.demo.job.JobExecutor;
import signalbox.demo.job.OdooConnections;
import signalbox.postgres.connection.PostgresException;
import signalbox.runner.HttpDispatch;
import signalbox.runner.JobRunner;
import signalbox.runner.RunnerMethods;
import signalbox.runner.RunnerOptions;
import signalbox.runner.odoo.RunjobEndpoint;

/// A worker process: it acts like Odoo with queue_job, as far as the queue shows. It lives as long as the application
/// holds its input open.
public final class DemoWorker {
    /// The exit code when another program has taken the port.
    static final int PORT_TAKEN = 98;

    /// Commands on its input: the connection between the runner and the server is cut, and restored.
    static final char CUT = 'x';

    static final char MEND = 'm';

    private final WorkerConfig config;
    private final OdooConnections connections;
    private final JobExecutor executor;
    private final CuttableProxy line;
    private final RunjobEndpoint target;
    private final DemoLog log;

    private DemoWorker(WorkerConfig config) throws IOException {
        this.config = config;
        this.line =
                new CuttableProxy(config.database().host(), config.database().port());
        this.target = new RunjobEndpoint("http", "127.0.0.1", config.targetPort());
        this.log = new DemoLog(config.log(), target, config.database().database(), InstantSource.system());
        this.connections = new OdooConnections(config.database());
        this.executor = new JobExecutor(connections, JobExecutor.OutcomeSource.by(config.jobs(), new SecureRandom()));
    }

    static void main() throws IOException {
        var input = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        var worker = new DemoWorker(WorkerConfig.read(input));
        try {
            worker.start();
        } catch (BindException e) {
            Runtime.getRuntime().halt(PORT_TAKEN);
        }
        for (var command = input.read(); command >= 0; command = input.read()) {
            worker.obey((char) command);
        }
        Runtime.getRuntime().halt(0);
    }

    private void obey(char command) {
        switch (command) {
            case CUT -> line.cut();
            case MEND -> line.mend();
            default -> {}
        }
    }

    private void start() throws IOException {
        if (config.httpPort() > 0) {
            serve();
        }
        connectOnce();
        log.starting();
        var dispatch = new HttpDispatch(target, config.database().database(), log);
        var _ = JobRunner.start(
                config.database().by(line),
                new RunnerOptions(DemoSchema.CHANNELS, config.delays()),
                RunnerMethods.field(dispatch),
                log::reportState);
    }

    private void serve() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), config.httpPort()), 64);
        server.setExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("demo-request-", 1).factory()));
        server.createContext("/queue_job/runjob", this::runJob);
        server.createContext("/web/health", exchange -> answer(exchange, 200));
        server.start();
    }

    /// Odoo opens a connection soon after its start.
    private void connectOnce() {
        try {
            connections.giveBack(connections.borrow());
        } catch (SQLException | PostgresException e) {
            // The server is down: each request makes a connection of its own.
        }
    }

    private void runJob(HttpExchange exchange) throws IOException {
        int status = 500;
        var uuid = uuid(exchange);
        try {
            status = executor.run(uuid);
        } catch (SQLException | PostgresException e) {
            System.err.println("A job broke off: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.answered(uuid, status);
        answer(exchange, status);
    }

    private static String uuid(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(pair -> pair.startsWith("job_uuid="))
                .map(pair -> pair.substring("job_uuid=".length()))
                .findFirst()
                .orElse("");
    }

    /// Runners do not wait for the answer: the runner has often closed the connection before it.
    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException e) {
            // The client has closed the connection.
        }
    }
}
