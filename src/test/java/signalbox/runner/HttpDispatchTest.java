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
import signalbox.runner.odoo.RunjobEndpoint;

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

        await().atMost(GENEROUS).until(() -> dispatch.takeDoubtful().contains("one"));
        assertThat(asked).containsExactly("db=my+db&job_uuid=one");
    }

    /// Told so by the job's row.
    private void takesJobs() {
        dispatch.taken(List.of("earlier"), Instant.now());
    }

    @Test
    void an_answer_that_runjob_would_not_give_is_left_to_the_jobs_row() {
        takesJobs();
        odooDoes(exchange -> answer(
                exchange,
                switch (exchange.getRequestURI().getQuery().replaceAll(".*=", "")) {
                    case "moved" -> 303;
                    case "bad" -> 400;
                    default -> 200;
                }));

        List.of("good", "moved", "bad").forEach(dispatch::send);
        dispatch.settle();

        assertThat(dispatch.takeDoubtful()).containsExactlyInAnyOrder("moved", "bad");
        dispatch.rejected(List.of("bad"), Instant.now());
        assertThat(dispatch.room(Instant.now())).isZero();
    }

    @Test
    void until_a_job_was_seen_to_be_begun_a_fitting_answer_is_left_to_the_row_too() {
        odooDoes(exchange -> answer(exchange, 200));

        dispatch.send("first");
        dispatch.settle();
        assertThat(dispatch.takeDoubtful()).containsExactly("first");
        dispatch.taken(List.of("first"), Instant.now());
        dispatch.send("second");
        dispatch.settle();

        assertThat(dispatch.takeDoubtful()).isEmpty();
        dispatch.doubt();
        dispatch.send("third");
        dispatch.settle();
        assertThat(dispatch.takeDoubtful()).containsExactly("third");
    }

    @Test
    void a_job_that_outlasts_its_request_is_believed_to_run_and_looked_at_later() {
        var over = new CountDownLatch(1);
        odooDoes(exchange -> {
            await().atMost(GENEROUS).until(() -> over.getCount() == 0);
            answer(exchange, 200);
        });
        takesJobs();

        dispatch.send("long");
        await().atMost(GENEROUS).until(() -> asked.size() == 1);
        await().atMost(GENEROUS)
                .until(() -> dispatch.takeLate(Instant.now().plusSeconds(5)).containsKey("long"));

        assertThat(dispatch.takeLate(Instant.now().plusSeconds(4))).isEmpty();
        assertThat(dispatch.takeDoubtful()).isEmpty();
        assertThat(dispatch.room(Instant.now())).isEqualTo(Integer.MAX_VALUE);
        over.countDown();
    }
}
