package signalbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import signalbox.postgres.connection.PostgresErrors;
import signalbox.postgres.connection.PostgresException;

/// What the message of a failed statement does not say and the same session can read afterwards: which session has the
/// lock, or which setting forbids to write. What cannot be read is left out.
final class FailureCause {
    private static final String HOLDERS = """
            SELECT 'pid ' || l.pid || coalesce(' (' || nullif(a.application_name, '') || ')', '')
                   || CASE WHEN l.granted THEN ' has' ELSE ' waits for' END || ' the lock ' || l.mode || ' on ' || c.relname
              FROM pg_catalog.pg_locks l
              JOIN pg_catalog.pg_class c ON c.oid = l.relation AND c.relkind IN ('r', 'p')
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname !~ '^pg_'
              JOIN pg_catalog.pg_database d ON d.oid = l.database AND d.datname = pg_catalog.current_database()
              LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
             WHERE l.locktype = 'relation' AND l.pid <> pg_catalog.pg_backend_pid()
               AND (l.mode = 'AccessExclusiveLock'
                    OR c.relname = 'queue_job' AND l.mode NOT IN ('AccessShareLock', 'RowShareLock'))
             ORDER BY l.mode <> 'AccessExclusiveLock', c.relname <> 'queue_job', NOT l.granted, l.pid LIMIT 3
            """;

    private static final String READ_ONLY = """
            SELECT 'default_transaction_read_only is on for ' || CASE source
                     WHEN 'database' THEN 'this database (ALTER DATABASE '
                       || pg_catalog.quote_ident(pg_catalog.current_database())
                       || ' SET default_transaction_read_only = off)'
                     WHEN 'user' THEN 'this role (ALTER ROLE ' || pg_catalog.quote_ident(current_user)
                       || ' SET default_transaction_read_only = off)'
                     WHEN 'database user' THEN 'this role in this database (ALTER ROLE '
                       || pg_catalog.quote_ident(current_user) || ' IN DATABASE '
                       || pg_catalog.quote_ident(pg_catalog.current_database())
                       || ' SET default_transaction_read_only = off)'
                     ELSE 'the whole server (ALTER SYSTEM, or its configuration file)' END
              FROM pg_catalog.pg_settings
             WHERE name = 'default_transaction_read_only' AND setting = 'on' AND source NOT IN ('client', 'session')
            """;

    private FailureCause() {}

    /// The same failure, with its cause if it is to be seen.
    ///
    /// @param connection after its transaction has ended
    static PostgresException explained(PostgresException failure, Connection connection) {
        if (!(failure.getCause() instanceof SQLException e)) {
            return failure;
        }
        var query = PostgresErrors.isTableLocked(e)
                ? HOLDERS
                : failure.kind() == PostgresException.Kind.READ_ONLY ? READ_ONLY : "";
        try {
            var seen = query.isEmpty() ? "" : read(connection, query);
            return seen.isEmpty()
                    ? failure
                    : new PostgresException(failure.kind(), failure.getMessage() + " Seen: " + seen + ".", e);
        } catch (SQLException unread) {
            failure.addSuppressed(unread);
            return failure;
        }
    }

    private static String read(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var seen = new ArrayList<String>();
            while (rows.next()) {
                seen.add(rows.getString(1));
            }
            return String.join("; ", seen);
        }
    }
}
