package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpDispatchTest {
    private static final Duration GENEROUS = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer odoo = server();
    private final HttpDispatch dispatch = new HttpDispatch(
            new RunjobEndpoint("http", "127.0.0.1", odoo.getAddress().getPort()), "my db");
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private HttpServer server() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException("No server for the test", e);
        }
    }

    private void odooDoes(HttpHandler work) {
        odoo.createContext("/queue_job/runjob", exchange -> {
            asked.add(exchange.getRequestURI().getQuery());
            work.handle(exchange);
        });
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @AfterEach
    void close() {
        dispatch.close();
        odoo.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_request_names_the_job_and_is_not_waited_for() {
        var both = new CountDownLatch(2);
        odooDoes(exchange -> {
            both.countDown();
            await().atMost(GENEROUS).until(() -> both.getCount() == 0);
            answer(exchange, 200);
        });

        dispatch.send("one");
        dispatch.send("two");

        await().atMost(GENEROUS).until(() -> both.getCount() == 0);
        assertThat(asked).containsExactlyInAnyOrder("db=my+db&job_uuid=one", "db=my+db&job_uuid=two");
    }

    @Test
    void a_request_that_is_lost_on_its_way_is_reported_and_never_repeated() {
        odooDoes(HttpExchange::close);

        dispatch.send("one");

        await().atMost(GENEROUS).until(() -> dispatch.takeRefused().contains("one"));
        assertThat(asked).containsExactly("db=my+db&job_uuid=one");
    }

    @Test
    void an_answer_of_400_and_above_counts_as_refused_and_one_below_does_not() {
        odooDoes(
                exchange -> answer(exchange, exchange.getRequestURI().getQuery().endsWith("bad") ? 400 : 303));

        dispatch.send("good");
        dispatch.send("bad");

        await().atMost(GENEROUS).until(() -> asked.size() == 2);
        await().atMost(GENEROUS).until(() -> dispatch.takeRefused().equals(List.of("bad")));
        dispatch.rejected(1, Instant.now());
        assertThat(dispatch.room(Instant.now())).isZero();
    }

    @Test
    void a_job_that_outlasts_its_request_has_been_heard() {
        var over = new CountDownLatch(1);
        odooDoes(exchange -> {
            await().atMost(GENEROUS).until(() -> over.getCount() == 0);
            answer(exchange, 200);
        });

        dispatch.rejected(1, Instant.now());
        assertThat(dispatch.room(Instant.now())).isZero();

        dispatch.send("long");

        await().atMost(GENEROUS).until(() -> dispatch.room(Instant.now()) == Integer.MAX_VALUE);
        assertThat(dispatch.takeRefused()).isEmpty();
        over.countDown();
    }
}
