package signalbox.metrics.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.metrics.Exposition;

/// Answers GET and HEAD of `/metrics`, and of `/` with a page that leads there. It takes a few requests at once and
/// ends
/// those of clients that send or read too slowly. It has no login: who reaches it reads the figures.
public final class MetricsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);
    private static final int BACKLOG = 16;
    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_AT_ONCE = 8;
    /// How long a client may take to send a request, and to take an answer.
    static final Duration REQUEST_LIMIT = Duration.ofSeconds(5);

    static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int BUSY = 503;
    private static final List<String> METHODS = List.of("GET", "HEAD");
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Signalbox</title></head>
            <body><h1>Signalbox</h1><p><a href="/metrics">Metrics</a> for Prometheus.</p></body></html>
            """;

    private record Answer(int status, String type, ByteBuffer body) {
        static Answer sentence(int status, String sentence) {
            return new Answer(status, TEXT, bytes(sentence + "\n"));
        }
    }

    private final HttpServer server;
    private final ListenAddress address;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("scrape-", 0).factory());
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Supplier<MetricSnapshots> metrics;

    static {
        // The server of the JDK reads its limits once, from here.
        limit("sun.net.httpserver.maxReqTime", REQUEST_LIMIT.toSeconds());
        limit("sun.net.httpserver.maxRspTime", ANSWER_LIMIT.toSeconds());
        limit("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
        limit("sun.net.httpserver.maxReqHeaders", 50);
    }

    private static void limit(String property, long value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Long.toString(value));
        }
    }

    private MetricsServer(HttpServer server, ListenAddress address, Supplier<MetricSnapshots> metrics) {
        this.server = server;
        this.address = address;
        this.metrics = metrics;
    }

    /// Begins to answer.
    ///
    /// @param metrics the figures of the moment; must not block
    /// @throws UncheckedIOException when the port is taken; its message says what to do
    public static MetricsServer start(ListenAddress wanted, Supplier<MetricSnapshots> metrics) {
        try {
            var server = HttpServer.create(wanted.socket(), BACKLOG);
            var started =
                    new MetricsServer(server, wanted.at(server.getAddress().getPort()), metrics);
            server.setExecutor(started.threads);
            server.createContext("/", started::handle);
            server.start();
            return started;
        } catch (BindException e) {
            throw new UncheckedIOException(
                    "Signalbox cannot listen on " + wanted.label() + " (" + e.getMessage()
                            + "): another program may use this port. Give another one with --listen HOST:PORT.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("Signalbox cannot listen on " + wanted.label() + ": " + e.getMessage(), e);
        }
    }

    /// With the port that it has.
    public ListenAddress address() {
        return address;
    }

    /// Whether only programs of this machine reach it.
    public boolean isLoopback() {
        return server.getAddress().getAddress().isLoopbackAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!places.tryAcquire()) {
                send(exchange, Answer.sentence(BUSY, "Too many requests at once: ask again."));
                return;
            }
            try {
                send(exchange, answer(exchange));
            } finally {
                places.release();
            }
        } catch (RuntimeException e) {
            LOG.error("A request for metrics failed", e);
        }
    }

    private Answer answer(HttpExchange exchange) {
        if (!METHODS.contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", String.join(", ", METHODS));
            return Answer.sentence(WRONG_METHOD, "Only GET and HEAD are answered.");
        }
        return switch (exchange.getRequestURI().getPath()) {
            case "/metrics" -> {
                var format = Exposition.wanted(exchange.getRequestHeaders().getFirst("Accept"));
                yield new Answer(OK, format.contentType(), ByteBuffer.wrap(format.bytes(metrics.get())));
            }
            case "/" -> new Answer(OK, "text/html; charset=utf-8", bytes(PAGE));
            case null, default -> Answer.sentence(NOT_FOUND, "There is only /metrics.");
        };
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders()
                    .set("Content-Length", Integer.toString(answer.body().remaining()));
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), answer.body().remaining());
            exchange.getResponseBody().write(answer.body().array());
        }
    }

    /// Ends at once; requests that are being answered end with it.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
