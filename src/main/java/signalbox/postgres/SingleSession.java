package signalbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One session without a pool: no thread looks after it. It is opened when it is wanted, and again after it was lost.
final class SingleSession implements SessionLender {
    private static final Logger LOG = LoggerFactory.getLogger(SingleSession.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final PoolDataSource source;
    private final Semaphore free = new Semaphore(1);
    private volatile @Nullable Connection session;
    private volatile boolean closed;

    SingleSession(PoolDataSource source) {
        this.source = source;
    }

    @Override
    public Connection borrow() throws SQLException {
        acquire();
        try {
            var known = session;
            if (known == null || known.isClosed()) {
                known = opened();
            }
            return known;
        } catch (SQLException | RuntimeException e) {
            free.release();
            throw e;
        }
    }

    private void acquire() throws SQLException {
        try {
            if (!free.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SQLException("The one session is in use");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted", e);
        }
    }

    /// Without a cause the fault would be read as one of a session that did not become free.
    private Connection opened() throws SQLException {
        try {
            var fresh = source.getConnection();
            session = fresh;
            if (closed) {
                fresh.close();
                throw new SQLException("The session was closed");
            }
            fresh.setReadOnly(true);
            return fresh;
        } catch (SQLException e) {
            throw new SQLException(e.getMessage(), e.getSQLState(), e);
        }
    }

    @Override
    public void giveBack(Connection lent) {
        try {
            if (!lent.isClosed() && !lent.getAutoCommit()) {
                lent.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.debug("A session was lost after its work", e);
            end(lent);
        } finally {
            free.release();
        }
    }

    private static void end(Connection lost) {
        try {
            lost.close();
        } catch (SQLException e) {
            LOG.debug("A session did not end", e);
        }
    }

    @Override
    public int open() {
        return session == null ? 0 : 1;
    }

    @Override
    public boolean isReadOnly() {
        return true;
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }

    @Override
    public String name() {
        return "signalbox-single";
    }

    /// A statement that is under way is broken off.
    @Override
    public void close() {
        closed = true;
        var open = session;
        session = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("A session did not end", e);
            }
        }
        source.close();
    }
}
