package signalbox.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;

/// Opens the sessions of a pool; the first of them may be open before the pool is.
final class PoolDataSource implements DataSource, AutoCloseable {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(PoolDataSource.class);

    private final ConnectionSpec spec;
    private final Properties properties;
    private final String applicationName;
    private final AtomicReference<@Nullable Connection> first;

    PoolDataSource(ConnectionSpec spec, Properties properties, String applicationName, @Nullable Connection first) {
        this.spec = spec;
        this.properties = properties;
        this.applicationName = applicationName;
        this.first = new AtomicReference<>(first);
    }

    static PoolDataSource of(ConnectionSpec spec, FirstSession first) {
        return new PoolDataSource(spec, first.properties(), Database.APPLICATION_NAME, first.connection());
    }

    @Override
    public Connection getConnection() throws SQLException {
        var open = first.getAndSet(null);
        return open == null ? PlainConnection.connect(spec, properties, applicationName) : open;
    }

    /// Ends the first session if the pool did not take it.
    @Override
    public void close() {
        var open = first.getAndSet(null);
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("A session was lost before it was used", e);
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {
        // Ignored: messages go to the log.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // Ignored: the time-out is among the properties.
    }

    /// How long a pool that is closed waits for a session that is being opened.
    @Override
    public int getLoginTimeout() {
        return (int) PlainConnection.patience(spec).toSeconds();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }

    /// Shows no password.
    @Override
    public String toString() {
        return spec.label();
    }
}
