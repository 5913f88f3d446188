package signalbox.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PlainConnection;

/// Opens the sessions of a pool.
record PoolDataSource(ConnectionSpec spec, Properties properties, String applicationName) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
        return PlainConnection.connect(spec, properties, applicationName);
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
