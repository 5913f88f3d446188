package signalbox.postgres.connection;

import java.sql.Connection;
import java.sql.SQLException;

/// What each new connection must fulfil before anything else uses it. Any thread.
public interface ConnectionRequirement {
    /// @param connection in autocommit, without any statement so far
    /// @throws PostgresException when it must not be used: the sentence says why, and the way out
    void check(ConnectionSpec spec, Connection connection) throws SQLException;
}
