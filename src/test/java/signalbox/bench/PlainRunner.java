package signalbox.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGNotification;
import org.postgresql.core.BaseConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.channel.ChannelPlan;
import signalbox.channel.ChannelScheduler;
import signalbox.channel.JobFacts;
import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.PlainConnection;
import signalbox.postgres.Sql;
import signalbox.runner.RunjobEndpoint;

/// The baseline: works as the runner of queue_job does. One thread; each notified job is read by a statement of
/// its own, each chosen one is enqueued by one of its own and asked for on a new thread with a new connection.
/// No election, no check. In Java, with prepared statements and without the cursor of the original: faster
/// than that.
final class PlainRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlainRunner.class);
    private static final PGNotification[] NONE = {};
    private static final int PATIENCE_MILLIS = 1000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private static final String JOB = """
            select uuid, channel, id, date_created, coalesce(priority, 10) as priority, eta, state
              from queue_job where uuid = ?
            """;
    private static final String ENQUEUE = """
            update queue_job set state = 'enqueued', date_enqueued = date_trunc('seconds', now() at time zone 'utc')
             where uuid = ?
            """;

    private final Connection connection;
    private final BaseConnection driver;
    private final PreparedStatement read;
    private final PreparedStatement enqueue;
    private final ChannelScheduler scheduler;
    private final RunjobEndpoint target;
    private final Queue<String> notified = new ArrayDeque<>();
    private final Thread thread;
    private volatile boolean closed;

    PlainRunner(ConnectionSpec spec, String channels, RunjobEndpoint target) throws SQLException {
        this.connection = PlainConnection.open(spec, "bench-plain");
        this.driver = connection.unwrap(BaseConnection.class);
        this.read = connection.prepareStatement(JOB);
        this.enqueue = connection.prepareStatement(ENQUEUE);
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
                    enqueue.setString(1, job.uuid());
                    enqueue.executeUpdate();
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
        read.setString(1, uuid);
        try (var row = read.executeQuery()) {
            if (row.next()) {
                scheduler.notify(job(row));
            } else {
                scheduler.remove(uuid);
            }
        }
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
