package signalbox.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.channel.simulation.DrainForecast;
import signalbox.channel.text.ChannelPlan;
import signalbox.postgres.Database;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.channel.BacklogQueries;
import signalbox.runner.odoo.RunjobEndpoint;
import signalbox.testing.TestDatabase;

/// The forecast against the truth: a real runner drains the same backlog, an endpoint takes as long as it is
/// told, and a trigger logs every transition.
@Tag("pg")
class RealDrainTest {
    private static final Logger LOG = LoggerFactory.getLogger(RealDrainTest.class);
    private static final Duration GENEROUS = Duration.ofSeconds(90);
    private static final int RUNS = 3;
    private static final double TOLERANCE = 0.15;

    private static final String LOG_TRANSITIONS = """
            create table transitions (nr serial primary key, at timestamptz not null, uuid varchar, channel varchar,
                                      state varchar);
            create function log_transition() returns trigger language plpgsql set search_path from current as $$
              begin
                if new.state is distinct from old.state then
                  insert into transitions (at, uuid, channel, state)
                  values (clock_timestamp(), new.uuid, new.channel, new.state);
                end if;
                return null;
              end $$;
            create trigger log_transition after update on queue_job for each row execute function log_transition();
            """;

    private static final String ADD = """
            insert into queue_job (uuid, state, channel, priority, name, model_name, method_name, date_created, exec_time)
            values (?, ?, ?, ?, 'A job', 'test.model', ?, now() at time zone 'utc' + ? * interval '1 millisecond', ?)
            """;

    private static final String TOOK = """
            select extract(epoch from max(at) filter (where state = 'done') - min(at) filter (where state = 'enqueued'))
              from transitions
            """;

    private final TestDatabase database = TestDatabase.fresh();
    private final Connection connection = database.open("test");
    private final Sql sql = new Sql(connection);
    private final Connection workersConnection = database.open("workers");
    private final Sql workers = new Sql(workersConnection);
    private final Map<String, Duration> durations = new ConcurrentHashMap<>();
    private final HttpServer odoo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    RealDrainTest() throws IOException {}

    @BeforeEach
    void listen() {
        sql.execute("log transitions", LOG_TRANSITIONS);
        odoo.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        odoo.createContext("/queue_job/runjob", this::work);
        odoo.start();
    }

    @AfterEach
    void close() throws SQLException {
        odoo.stop(0);
        connection.close();
        workersConnection.close();
        database.close();
    }

    /// Answers at once, as a request that timed out would be left: the job goes on.
    private void work(HttpExchange exchange) throws IOException {
        var uuid = exchange.getRequestURI().getQuery().replaceFirst(".*job_uuid=", "");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
        set(uuid, "started");
        try {
            Thread.sleep(durations.getOrDefault(uuid, Duration.ZERO));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        set(uuid, "done");
    }

    private void set(String uuid, String state) {
        synchronized (workers) {
            workers.update("change a job", "update queue_job set state = ? where uuid = ?", state, uuid);
        }
    }

    private void add(String uuid, String channel, int priority, String method, Duration takes) {
        sql.update("add a job", ADD, uuid, "pending", channel, priority, method, durations.size(), null);
        durations.put(uuid, takes);
    }

    private void remember(String channel, String method, Duration took) {
        sql.update("add a done job", ADD, "past", "done", channel, 10, method, 0, took.toMillis() / 1000.0);
    }

    private void startOver() {
        sql.execute("start over", "update queue_job set state = 'pending', date_enqueued = null where uuid <> 'past'");
        sql.execute("forget the transitions", "delete from transitions");
    }

    private DrainForecast forecast(String channels) {
        try (var watching = Database.watching(database.spec(), StatementLimits.WATCHING)) {
            var capabilities = watching.use("read what the database offers", CapabilityQueries::read);
            return watching.atOneMoment("read the backlog", new BacklogQueries(capabilities)::read)
                    .forecastWith(ChannelPlan.of(channels));
        }
    }

    /// Seconds from the first dispatch to the last end.
    private double drain(String channels) {
        var endpoint = new RunjobEndpoint("http", "127.0.0.1", odoo.getAddress().getPort());
        var options = new RunnerOptions(channels, RunnerDelays.all(Duration.ofMillis(50)));
        try (var requests = new HttpDispatch(endpoint, database.spec().database());
                var _ = JobRunner.start(database.spec(), options, RunnerMethods.field(requests), _ -> {})) {
            await().atMost(GENEROUS).until(() -> open() == 0);
        }
        return sql.first("read how long it took", TOOK, row -> row.getDouble(1)).orElseThrow();
    }

    private long open() {
        return sql.first(
                        "count open jobs",
                        "select count(*) from queue_job where state <> 'done'",
                        row -> row.getLong(1))
                .orElseThrow();
    }

    private List<String> dispatched() {
        return sql.list(
                "read the dispatches",
                "select uuid from transitions where state = 'enqueued' order by nr",
                row -> row.getString(1));
    }

    private void fill(int jobs, Map<String, Duration> methodOf) {
        var channels = methodOf.keySet().stream().sorted().toList();
        var random = new Random(11);
        methodOf.forEach((channel, takes) -> remember(channel, "method_" + channel, takes));
        for (int i = 0; i < jobs; i++) {
            var channel = channels.get(i % channels.size());
            add(
                    "job-" + i,
                    channel,
                    random.nextInt(4),
                    "method_" + channel,
                    methodOf.getOrDefault(channel, Duration.ZERO));
        }
    }

    @Test
    void jobs_that_compete_for_roots_slots_are_dispatched_in_the_order_foretold_and_in_its_time() {
        var channels = "root:3";
        fill(
                45,
                Map.of(
                        "root.a", Duration.ofMillis(150),
                        "root.b", Duration.ofMillis(300),
                        "root.c", Duration.ofMillis(450)));
        var foretold = forecast(channels);

        var times = new ArrayList<Double>();
        for (int run = 0; run < RUNS; run++) {
            startOver();
            times.add(drain(channels));
            assertThat(dispatched()).isEqualTo(foretold.order());
        }

        agree("one bottleneck", foretold, times);
    }

    @Test
    void limits_a_throttle_and_a_sequential_channel_take_the_time_foretold_and_keep_the_order_of_each_channel() {
        var channels = "root:5,root.a:2,root.b:1:sequential,root.c:2:throttle=1";
        fill(
                24,
                Map.of(
                        "root.a", Duration.ofMillis(700),
                        "root.b", Duration.ofMillis(500),
                        "root.c", Duration.ofMillis(200)));
        var foretold = forecast(channels);

        var times = new ArrayList<Double>();
        for (int run = 0; run < RUNS; run++) {
            startOver();
            times.add(drain(channels));
            assertThat(byChannel(dispatched())).isEqualTo(byChannel(foretold.order()));
        }

        agree("three channels", foretold, times);
    }

    /// Which channel is served first at a moment is decided by milliseconds; within a channel nothing is.
    private static Map<Integer, List<String>> byChannel(List<String> order) {
        return order.stream().collect(Collectors.groupingBy(uuid -> Integer.parseInt(uuid.replace("job-", "")) % 3));
    }

    private static void agree(String what, DrainForecast foretold, List<Double> times) {
        var truth = times.stream().sorted().skip(RUNS / 2).findFirst().orElseThrow();
        var said = foretold.took().median().toMillis() / 1000.0;
        LOG.info(
                "{}: {}",
                what,
                "foretold %.2f s, drained in %s s, %.1f %% off".formatted(said, times, 100 * (truth - said) / truth));
        assertThat(said).isCloseTo(truth, within(TOLERANCE * truth));
    }

    @Test
    void durations_that_vary_give_a_range_that_holds_the_truth() {
        var channels = "root:4";
        var past = new Random(3);
        for (int i = 0; i < 150; i++) {
            remember("root.a", "varies", varied(past));
        }
        var now = new Random(5);
        for (int i = 0; i < 60; i++) {
            add("job-" + i, "root.a", 10, "varies", varied(now));
        }
        var foretold = forecast(channels);

        var truth = drain(channels);

        LOG.info("spread: {}", "foretold %s, drained in %s s".formatted(foretold.took(), truth));
        var millis = Duration.ofMillis(Math.round(truth * 1000));
        assertThat(millis).isBetween(foretold.took().low(), foretold.took().high());
        assertThat(foretold.took().high().minus(foretold.took().low()))
                .isLessThan(foretold.took().median());
    }

    /// From 50 ms to about a second, short ones most often.
    private static Duration varied(Random random) {
        return Duration.ofMillis(50 + Math.round(300 * -Math.log(1 - random.nextDouble() * 0.95)));
    }
}
