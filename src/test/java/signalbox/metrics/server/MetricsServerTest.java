package signalbox.metrics.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.health.Silences.SortedFindings;
import signalbox.metrics.OpenMetricsText;
import signalbox.metrics.WatchMetrics;
import signalbox.metrics.WatchedDatabase;

class MetricsServerTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final WatchMetrics metrics = new WatchMetrics(
            new WatchedDatabase("1.0", "acme", "acme-prod", "production"),
            0,
            _ -> new SortedFindings(List.of(), List.of()));
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private boolean holds;
    private final MetricsServer server = MetricsServer.start(ListenAddress.of("127.0.0.1:0"), this::figures);

    @AfterEach
    void close() {
        released.countDown();
        server.close();
    }

    private MetricSnapshots figures() {
        asked.incrementAndGet();
        if (holds) {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return metrics.now();
    }

    private static Socket connected(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) GENEROUS.toMillis());
        return socket;
    }

    private String answer(String head) throws IOException {
        return answer(server.address().port(), head);
    }

    private static String answer(int port, String head) throws IOException {
        try (var socket = connected(port)) {
            socket.getOutputStream()
                    .write((head + "\r\nHost: here\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    @Test
    void metrics_are_answered_in_the_format_that_is_asked_for() throws IOException {
        var open = answer("GET /metrics HTTP/1.1\r\nAccept: application/openmetrics-text;version=1.0.0");
        assertThat(open).startsWith("HTTP/1.1 200 ").contains("application/openmetrics-text; version=1.0.0");
        assertThat(OpenMetricsText.of(body(open)).value("signalbox_watch_live")).isZero();

        var plain = answer("GET /metrics HTTP/1.1");
        assertThat(plain).contains("text/plain; version=0.0.4").doesNotContain("# EOF");
    }

    @Test
    void head_has_the_length_and_no_body() throws IOException {
        var head = answer("HEAD /metrics HTTP/1.1");
        assertThat(head).startsWith("HTTP/1.1 200 ").containsPattern("(?i)content-length: [1-9]");
        assertThat(body(head)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST /metrics HTTP/1.1, 405",
        "DELETE / HTTP/1.1, 405",
        "GET /metrics/more HTTP/1.1, 404",
        "GET /../etc/passwd HTTP/1.1, 404",
        "GET / HTTP/1.1, 200"
    })
    void nothing_else_is_answered_but_a_page_that_leads_there(String head, int status) throws IOException {
        assertThat(answer(head)).startsWith("HTTP/1.1 " + status + " ");
        assertThat(asked).hasValue(0);
    }

    /// In a Java of its own: that of the tests may have had another such server, and with it other limits.
    @Test
    void a_client_that_never_ends_its_request_is_cut_off_and_others_are_answered_meanwhile() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), LonelyServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = process.inputReader()) {
            var port = Integer.parseInt(said.readLine());
            try (var slow = connected(port)) {
                slow.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(port, "GET /metrics HTTP/1.1")).startsWith("HTTP/1.1 200 ");
                assertThat(slow.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            process.destroy();
        }
    }

    /// Answers until its input ends.
    static final class LonelyServer {
        private LonelyServer() {}

        static void main() throws IOException {
            try (var server = MetricsServer.start(ListenAddress.of("127.0.0.1:0"), MetricSnapshots::of)) {
                System.out.println(server.address().port());
                var _ = System.in.read();
            }
        }
    }

    @Test
    void more_requests_than_it_takes_at_once_are_told_to_come_again() throws Exception {
        holds = true;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < 8; client++) {
                var _ = clients.submit(() -> answer("GET /metrics HTTP/1.1"));
            }
            await().atMost(GENEROUS).until(() -> asked.get() == 8);
            assertThat(answer("GET /metrics HTTP/1.1")).startsWith("HTTP/1.1 503 ");
            released.countDown();
        }
        assertThat(answer("GET /metrics HTTP/1.1")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_port_that_is_taken_is_a_sentence_with_the_way_out() {
        var taken = ListenAddress.of("127.0.0.1:" + server.address().port());
        assertThatThrownBy(() -> MetricsServer.start(taken, metrics::now))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(taken.label())
                .hasMessageContaining("--listen");
    }

    @Test
    void it_is_known_whether_other_machines_reach_it() {
        assertThat(server.isLoopback()).isTrue();
        try (var open = MetricsServer.start(ListenAddress.of("0.0.0.0:0"), metrics::now)) {
            assertThat(open.isLoopback()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9464", ":9464", "127.0.0.1", "127.0.0.1:70000", "http://127.0.0.1:9464", "::1:9464", "a b:1"})
    void what_is_no_address_is_refused(String text) {
        assertThatThrownBy(() -> ListenAddress.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HOST:PORT");
    }

    @Test
    void an_address_of_version_6_keeps_its_brackets() {
        assertThat(ListenAddress.of("[::1]:9464").label()).isEqualTo("[::1]:9464");
        assertThat(ListenAddress.of("[::1]:9464").host()).isEqualTo("::1");
    }
}
