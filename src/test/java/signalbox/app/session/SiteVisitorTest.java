package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signalbox.testing.OddTarget;

class SiteVisitorTest {
    private static final Duration GENEROUS = Duration.ofSeconds(30);

    private final Queue<String> visited = new ConcurrentLinkedQueue<>();
    private final SiteVisitor site = new SiteVisitor(InstantSource.system());
    private HttpServer server = server(Map.of());

    @BeforeEach
    void listen() {
        server.start();
    }

    @AfterEach
    void close() {
        site.close();
        server.stop(0);
    }

    /// @param answers status by path; others are not found
    private HttpServer server(Map<String, Integer> answers) {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", exchange -> {
                var path = exchange.getRequestURI().getPath();
                visited.add(path);
                exchange.sendResponseHeaders(answers.getOrDefault(path, 404), -1);
                exchange.close();
            });
            return made;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(Map<String, Integer> answers) {
        server.stop(0);
        server = server(answers);
        server.start();
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void a_visit_says_what_was_answered() {
        answer(Map.of("/web/health", 200));

        var visit = site.visit(base());

        assertThat(visit.status()).isEqualTo(200);
        assertThat(visit.failure()).isNull();
        assertThat(visited).containsExactly("/web/health");
        assertThat(site.last()).contains(visit);
    }

    @Test
    void a_site_that_stalls_after_its_headers_has_answered() {
        try (var stalls = OddTarget.stalling("200 OK")) {
            var visit = assertTimeoutPreemptively(
                    GENEROUS, () -> site.visit(URI.create("http://127.0.0.1:" + stalls.port())));

            assertThat(visit.status()).isEqualTo(200);
        }
    }

    @Test
    void where_there_is_no_health_page_the_login_page_is_visited() {
        answer(Map.of("/web/login", 200));

        assertThat(site.visit(base()).status()).isEqualTo(200);
        assertThat(visited).containsExactly("/web/health", "/web/login");
    }

    @Test
    void an_error_of_the_site_is_an_answer() {
        answer(Map.of("/web/health", 503));

        assertThat(site.visit(base()).status()).isEqualTo(503);
    }

    @Test
    void nobody_there_is_a_failure_with_its_reason() {
        var gone = base();
        server.stop(0);

        var visit = site.visit(gone);

        assertThat(visit.status()).isNull();
        assertThat(visit.failure()).isNotBlank();
    }

    @Test
    void it_is_visited_again_and_again_until_that_is_stopped() {
        answer(Map.of("/web/health", 200));
        assertThat(site.interval()).isEmpty();

        site.keepAwake(base(), Duration.ofMillis(20));

        assertThat(site.interval()).contains(Duration.ofMillis(20));
        await().atMost(GENEROUS).until(() -> visited.size() >= 3);

        site.stopKeepingAwake();

        assertThat(site.interval()).isEmpty();
        await().atMost(GENEROUS).during(Duration.ofMillis(300)).until(visited::size, new Steady());
    }

    @Test
    void stopping_in_the_middle_of_a_visit_leaves_the_visit_before_as_the_last() throws Exception {
        answer(Map.of("/web/health", 200));
        var before = site.visit(base());
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            site.keepAwake(URI.create("http://127.0.0.1:" + silent.getLocalPort()), Duration.ofMinutes(1));
            try (var _ = silent.accept()) {
                site.stopKeepingAwake();
                await().atMost(GENEROUS)
                        .during(Duration.ofMillis(500))
                        .until(() -> site.last().equals(Optional.of(before)));
            }
        }
    }

    @Test
    void a_closed_site_is_not_visited() {
        answer(Map.of("/web/health", 200));
        site.close();

        assertThat(site.visit(base()).failure()).isEqualTo("The profile was closed.");
        assertThat(visited).isEmpty();
    }

    /// The same number as at the look before.
    private static final class Steady implements Predicate<Integer> {
        private int before = -1;

        @Override
        public boolean test(Integer now) {
            var same = now == before;
            before = now;
            return same;
        }
    }

    @Test
    void only_web_addresses_can_be_visited() {
        assertThat(SiteVisitor.at("https://acme.odoo.com")).contains(URI.create("https://acme.odoo.com"));
        assertThat(SiteVisitor.at(" http://127.0.0.1:8069 ")).isPresent();
        assertThat(SiteVisitor.at("ftp://acme.odoo.com")).isEmpty();
        assertThat(SiteVisitor.at("not a url")).isEmpty();
        assertThat(SiteVisitor.at(null)).isEmpty();
    }

    @Test
    void a_page_that_leads_to_another_one_is_followed_a_few_times() throws IOException {
        server.createContext("/web/health", exchange -> {
            exchange.getResponseHeaders().add("Location", "/odoo/health");
            exchange.sendResponseHeaders(303, -1);
            exchange.close();
        });
        server.createContext("/odoo/health", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        var base = URI.create("http://localhost:" + server.getAddress().getPort());

        assertThat(site.visit(base).status()).isEqualTo(200);

        server.removeContext("/odoo/health");
        server.createContext("/odoo/health", exchange -> {
            exchange.getResponseHeaders().add("Location", "/web/health");
            exchange.sendResponseHeaders(303, -1);
            exchange.close();
        });
        assertThat(site.visit(base).status()).isEqualTo(303);
    }
}
