package signalbox.monitor;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.election.Observation;
import signalbox.election.session.SessionCountQueries;
import signalbox.monitor.memory.ShortSessions;
import signalbox.postgres.Database;
import signalbox.postgres.connection.PostgresException;

/// Looks for runners that come and go, on its own thread: for a while each minute, and only while no runner of the
/// database stays, and where the server counts sessions, only after one has come or gone.
final class SessionSampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionSampler.class);
    /// Four rounds of a runner that starts over every 5 s.
    private static final Duration LOOK = Duration.ofSeconds(17);
    private static final Duration REST = Duration.ofSeconds(25);

    private final ShortSessions sessions;
    private final Supplier<@Nullable Database> database;
    private final Supplier<@Nullable Snapshot> newest;
    private final SessionCount count = new SessionCount();
    private final Thread thread = Thread.ofVirtual().name("session-sampler").unstarted(this::loop);

    SessionSampler(ShortSessions sessions, Supplier<@Nullable Database> database, Supplier<@Nullable Snapshot> newest) {
        this.sessions = sessions;
        this.database = database;
        this.newest = newest;
    }

    void start() {
        thread.start();
    }

    private void loop() {
        try {
            while (true) {
                Thread.sleep(Duration.ofSeconds(1));
                var open = database.get();
                var snapshot = newest.get();
                if (open != null
                        && snapshot != null
                        && isWorthwhile(snapshot.observation())
                        && mayHaveCome(open, snapshot.capabilities().server().number())) {
                    sample(open);
                    Thread.sleep(REST);
                }
            }
        } catch (InterruptedException e) {
            LOG.trace("Closed");
        }
    }

    /// Also where sessions are hidden: those that come and go have names. On a hot standby all runners are elsewhere.
    static boolean isWorthwhile(Observation seen) {
        return seen.visibility().standby() == null && seen.seesNoRunner();
    }

    private boolean mayHaveCome(Database open, int version) {
        try {
            return count.hasChanged(open.use("count sessions", sql -> SessionCountQueries.began(sql, version)));
        } catch (PostgresException e) {
            LOG.debug("Sessions are not counted: {}", e.getMessage());
            return false;
        }
    }

    private void sample(Database open) throws InterruptedException {
        try {
            sessions.sample(open, LOOK);
        } catch (PostgresException e) {
            LOG.debug("Sessions are not sampled: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
