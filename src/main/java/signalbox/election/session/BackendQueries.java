package signalbox.election.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import signalbox.postgres.OtherSessions;
import signalbox.postgres.Sql;

/// Reads whose sessions the server has. To be used in autocommit: inside a transaction `pg_stat_activity` does not
/// change.
public final class BackendQueries {
    private static final String ALL = """
            SELECT pid, application_name, host(client_addr) AS client_addr, client_port
              FROM pg_stat_activity
             WHERE datname IS NOT NULL
             ORDER BY pid
            """;

    private static final String BY_DATABASE = """
            SELECT pid, application_name, host(client_addr) AS client_addr, client_port, datname
              FROM pg_stat_activity
             WHERE datname IS NOT NULL AND backend_type = 'client backend'
             ORDER BY pid
            """;

    private static final String OTHERS_HERE = """
            SELECT pid, application_name, host(client_addr) AS client_addr, client_port,
                   extract(epoch FROM clock_timestamp() - backend_start) AS age
              FROM pg_stat_activity
             WHERE @others
             ORDER BY pid
            """.replace("@others", OtherSessions.ARE_HERE);

    private static final String OWN = """
            SELECT pid, application_name, host(client_addr) AS client_addr, client_port
              FROM pg_stat_activity
             WHERE pid = pg_backend_pid()
            """;

    private BackendQueries() {}

    /// The sessions of all databases.
    public static List<Backend> all(Sql sql) {
        return sql.list("read the sessions", ALL, BackendQueries::backend);
    }

    /// A session, and the database that it is connected to.
    public record DatabaseSession(Backend backend, String database) {}

    /// The same, with their databases.
    public static List<DatabaseSession> withDatabases(Sql sql) {
        return sql.list(
                "read the sessions of each database",
                BY_DATABASE,
                row -> new DatabaseSession(backend(row), row.getString("datname")));
    }

    /// The sessions of the database that this session looks at, without those of Signalbox, and how old they are.
    public static List<Backend> othersHere(Sql sql) {
        return sql.list("read the sessions of this database", OTHERS_HERE, BackendQueries::agedBackend);
    }

    /// This session itself.
    public static Backend own(Sql sql) {
        return sql.first("read where this session comes from", OWN, BackendQueries::backend)
                .orElseThrow();
    }

    private static Backend agedBackend(ResultSet row) throws SQLException {
        var found = backend(row);
        var seconds = row.getDouble("age");
        var age = row.wasNull() ? null : Duration.ofNanos((long) (Math.max(0, seconds) * 1e9));
        return new Backend(found.pid(), found.applicationName(), found.client(), age);
    }

    private static Backend backend(ResultSet row) throws SQLException {
        return new Backend(
                row.getInt("pid"),
                Objects.requireNonNullElse(row.getString("application_name"), ""),
                Backend.Client.of(row.getString("client_addr"), Sql.integer(row, "client_port")));
    }
}
