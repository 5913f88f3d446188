package signalbox.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.postgres.connection.ConnectionSpec;

/// A pool that opens its sessions when they are wanted.
final class PooledSessions implements SessionLender {
    private static final Logger LOG = LoggerFactory.getLogger(PooledSessions.class);
    private static final Duration BORROW_TIMEOUT = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final PoolDataSource source;

    private PooledSessions(PoolDataSource source, HikariConfig config) {
        this.source = source;
        config.setDataSource(source);
        this.pool = new HikariDataSource(config);
    }

    /// @param size how many sessions at most
    static PooledSessions watching(ConnectionSpec spec, FirstSession first, int size) {
        var config = config("watch", size, first);
        config.setReadOnly(true);
        return new PooledSessions(PoolDataSource.of(spec, first), config);
    }

    static PooledSessions acting(ConnectionSpec spec, FirstSession first) {
        return new PooledSessions(PoolDataSource.of(spec, first), config("act", 1, first));
    }

    private static HikariConfig config(String name, int size, FirstSession first) {
        var config = new HikariConfig();
        config.setPoolName("signalbox-" + name);
        config.setMaximumPoolSize(size);
        // A spare session would be opened as soon as the first one is lent, and cost the server a backend for nothing.
        config.setMinimumIdle(0);
        // A session may have to be opened, and through a relay that has to start first this may take seconds.
        config.setConnectionTimeout(
                BORROW_TIMEOUT.plus(first.opening().multipliedBy(2)).toMillis());
        config.setValidationTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        return config;
    }

    @Override
    public Connection borrow() throws SQLException {
        return pool.getConnection();
    }

    /// The pool drops a session that was lost.
    @Override
    public void giveBack(Connection lent) {
        try {
            lent.close();
        } catch (SQLException e) {
            LOG.debug("A session was lost after its work", e);
        }
    }

    @Override
    public int open() {
        return pool.getHikariPoolMXBean().getTotalConnections();
    }

    @Override
    public boolean isReadOnly() {
        return pool.isReadOnly();
    }

    @Override
    public Duration patience() {
        return Duration.ofMillis(pool.getConnectionTimeout());
    }

    @Override
    public String name() {
        return pool.getPoolName();
    }

    @Override
    public void close() {
        pool.close();
        source.close();
    }
}
