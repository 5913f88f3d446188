package signalbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;
import signalbox.postgres.connection.PostgresException;

/// Gets notifications on a connection of its own, which no pool owns, and opens it again when it is lost. Callbacks
/// come on its one thread.
public final class Listener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration WAIT = Duration.ofSeconds(10);
    /// A server that does not answer a statement for so long counts as gone.
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final ConnectionSpec spec;
    private final String channel;
    private final Consumer<List<String>> onPayloads;
    private final Runnable onListening;
    private final Duration retry;
    private final Thread thread;
    private final Semaphore wanted = new Semaphore(0);
    private final Semaphore begun = new Semaphore(0);
    private volatile boolean closed;
    private volatile boolean listening;
    private volatile Connection current;

    /// @param onPayloads gets the payloads that arrived together
    /// @param onListening called each time just before `isListening`: earlier changes were not notified
    /// @param retry how long to wait before it connects again
    @SuppressWarnings("NullAway.Init") // no connection before the first
    public Listener(
            ConnectionSpec spec,
            String channel,
            Consumer<List<String>> onPayloads,
            Runnable onListening,
            Duration retry) {
        this.spec = spec;
        this.channel = channel;
        this.onPayloads = onPayloads;
        this.onListening = onListening;
        this.retry = retry;
        this.thread = Thread.ofVirtual().name("listen-" + channel).unstarted(this::loop);
    }

    public void start() {
        thread.start();
    }

    /// To be called when the server answers elsewhere: then it connects, if it is not connected. Without this call
    /// a lost connection stays lost, so that a server that refuses connections is not asked twice as often.
    public void wake() {
        if (!listening && wanted.availablePermits() == 0) {
            wanted.release();
        }
    }

    /// The same, and waits until it listens, but not longer than this.
    public void awaitListening(Duration longest) throws InterruptedException {
        begun.drainPermits();
        wake();
        if (!listening && !begun.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.debug("LISTEN {} has not begun within {}", channel, longest);
        }
    }

    /// Whether it gets notifications now.
    public boolean isListening() {
        return listening;
    }

    private void loop() {
        while (awaitWanted()) {
            try (var connection = PlainConnection.openToWatch(spec, Database.APPLICATION_NAME)) {
                current = connection;
                hear(connection);
            } catch (SQLException | PostgresException e) {
                if (!closed) {
                    LOG.debug("LISTEN {} is interrupted", channel, e);
                }
            } catch (RuntimeException | Error e) {
                LOG.error("LISTEN {} begins again", channel, e);
            } finally {
                listening = false;
            }
            pause();
        }
    }

    private boolean awaitWanted() {
        try {
            wanted.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !closed;
    }

    private void hear(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel);
        }
        onListening.run();
        listening = true;
        begun.release();
        var pg = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] heard = pg.getNotifications((int) WAIT.toMillis());
            if (heard != null && heard.length > 0) {
                onPayloads.accept(
                        Arrays.stream(heard).map(PGNotification::getParameter).toList());
            } else {
                keepAlive(connection);
            }
        }
    }

    private static void keepAlive(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private void pause() {
        try {
            if (!closed) {
                Thread.sleep(retry);
            }
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        var connection = current;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("Closing LISTEN {}", channel, e);
            }
        }
    }
}
