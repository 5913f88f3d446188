package signalbox.election;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;

/// Reads runner connections. To be used in autocommit: inside a transaction `pg_stat_activity` stands still.
public final class RunnerQueries {
    /// No filter on backend_type: it is NULL for sessions that this role may not see.
    private static final String CONNECTIONS = """
            SELECT pid, application_name, datname, usename, host(client_addr) AS client_addr, client_port,
                   backend_start, state, state_change, left(query, 2000) AS query
              FROM pg_stat_activity
             WHERE application_name LIKE 'jobrunner\\_%'
             ORDER BY backend_start NULLS LAST, pid
            """;

    private static final String NOW = "SELECT clock_timestamp() AS now";

    private static final String BLIND_SPOTS = """
            SELECT viewer.rolname AS viewer, seen.rolname AS seen
              FROM pg_roles viewer, pg_roles seen
             WHERE viewer.rolname = ANY(?) AND seen.rolname = ANY(?)
               AND NOT pg_has_role(viewer.rolname, seen.rolname, 'USAGE')
               AND NOT pg_has_role(viewer.rolname, 'pg_read_all_stats', 'USAGE')
            """;

    private static final String HIDDEN_QUERY = "<insufficient privilege>";

    private RunnerQueries() {}

    public static Observation observe(Sql sql, String database) {
        var connections = sql.list("read the runner connections", CONNECTIONS, RunnerQueries::connection);
        var now = sql.first("read the server's clock", NOW, row -> Objects.requireNonNull(Sql.instant(row, "now")))
                .orElseThrow();
        var roles = connections.stream().map(RunnerConnection::role).collect(Collectors.toSet());
        var blindSpots = roles.size() < 2
                ? List.<Observation.BlindSpot>of()
                : sql.list(
                        "read the roles of the runners",
                        BLIND_SPOTS,
                        row -> new Observation.BlindSpot(row.getString("viewer"), row.getString("seen")),
                        roles,
                        roles);
        return new Observation(now, database, connections, new HashSet<>(blindSpots));
    }

    private static RunnerConnection connection(ResultSet row) throws SQLException {
        var name = row.getString("application_name");
        var query = row.getString("query");
        return new RunnerConnection(
                row.getInt("pid"),
                name,
                name.substring(RunnerConnection.PREFIX.length()),
                Objects.requireNonNullElse(row.getString("datname"), ""),
                Objects.requireNonNullElse(row.getString("usename"), ""),
                client(row),
                Sql.instant(row, "backend_start"),
                row.getString("state"),
                Sql.instant(row, "state_change"),
                HIDDEN_QUERY.equals(query) ? null : query);
    }

    private static @Nullable String client(ResultSet row) throws SQLException {
        var address = row.getString("client_addr");
        var port = row.getInt("client_port");
        return address == null ? null : address + ":" + port;
    }
}
