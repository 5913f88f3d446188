package signalbox.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGNotification;
import org.postgresql.core.BaseConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.JobFacts;
import signalbox.channel.text.ChannelPlan;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.runner.odoo.RunjobEndpoint;

/// Works as the runner of queue_job does, without the cost of its language. One thread; each notified job is
/// read by a statement of its own, each chosen one is enqueued by one of its own and asked for on a new
/// thread with a new connection. No election, no check. It says what psycopg2 says for it: a job is read
/// through a cursor, in three round trips (declare, fetch, close), and no statement is prepared.
final class PlainRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlainRunner.class);
    private static final PGNotification[] NONE = {};
    private static final int PATIENCE_MILLIS = 1000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private static final String DECLARE = """
            declare "select_jobs" cursor with hold for
            select uuid, channel, id, date_created, priority, eta, state from queue_job where uuid = '%s'
            """;
    private static final String FETCH = "fetch forward 1 from \"select_jobs\"";
    private static final String CLOSE = "close \"select_jobs\"";
    private static final String ENQUEUE = """
            update queue_job set state='enqueued', date_enqueued=date_trunc('seconds', now() at time zone 'utc')
             where uuid='%s'
            """;

    private final Connection connection;
    private final BaseConnection driver;
    private final Statement statement;
    private final ChannelScheduler scheduler;
    private final RunjobEndpoint target;
    private final Queue<String> notified = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean closed;

    PlainRunner(ConnectionSpec spec, String channels, RunjobEndpoint target) throws SQLException {
        this.connection = PlainConnection.openAsOdoo(spec, "bench-plain");
        this.driver = connection.unwrap(BaseConnection.class);
        this.statement = connection.createStatement();
        this.scheduler = new ChannelScheduler(ChannelPlan.of(channels));
        this.target = target;
        new Sql(connection).execute("listen", "LISTEN queue_job");
        this.thread = Thread.ofPlatform().daemon().name("plain-runner").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                await();
                while (!notified.isEmpty()) {
                    read(notified.remove());
                    add(driver.getQueryExecutor().getNotifications());
                }
                for (var job : scheduler.jobsToRun(Instant.now())) {
                    statement.executeUpdate(ENQUEUE.formatted(job.uuid()));
                    var request = target.uri(connection.getCatalog(), job.uuid());
                    Thread.ofPlatform().daemon().start(() -> ask(request));
                }
            }
        } catch (SQLException e) {
            if (!closed) {
                LOG.error("The plain runner broke off", e);
            }
        }
    }

    private void await() throws SQLException {
        var wait = scheduler
                .wakeup()
                .map(at -> Duration.between(Instant.now(), at))
                .orElse(LONGEST_WAIT);
        add(driver.getNotifications(Math.clamp(wait.toMillis(), 1, Integer.MAX_VALUE)));
    }

    private void add(PGNotification @Nullable [] arrived) {
        for (var notification : Objects.requireNonNullElse(arrived, NONE)) {
            notified.add(notification.getParameter());
        }
    }

    private void read(String uuid) throws SQLException {
        statement.execute(DECLARE.formatted(uuid));
        var found = fetch();
        statement.execute(CLOSE);
        found.forEach(scheduler::notify);
        if (found.isEmpty()) {
            scheduler.remove(uuid);
        }
    }

    private List<JobFacts> fetch() throws SQLException {
        var jobs = new ArrayList<JobFacts>();
        try (var row = statement.executeQuery(FETCH)) {
            while (row.next()) {
                jobs.add(job(row));
            }
        }
        return jobs;
    }

    private static JobFacts job(ResultSet row) throws SQLException {
        return new JobFacts(
                row.getString("uuid"),
                row.getString("channel"),
                row.getLong("id"),
                Objects.requireNonNull(Sql.utc(row, "date_created")),
                row.getInt("priority"),
                Sql.utc(row, "eta"),
                JobFacts.Phase.ofState(row.getString("state")));
    }

    private static void ask(URI request) {
        try {
            var asking = (HttpURLConnection) request.toURL().openConnection();
            asking.setRequestProperty("Connection", "close");
            asking.setConnectTimeout(PATIENCE_MILLIS);
            asking.setReadTimeout(PATIENCE_MILLIS);
            asking.getResponseCode();
            asking.disconnect();
        } catch (IOException e) {
            LOG.debug("A job outlasts its request", e);
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        connection.abort(Runnable::run);
        try {
            thread.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
