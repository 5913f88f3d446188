package signalbox.election;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.election.Observation.BlindSpot;
import signalbox.election.Observation.Lock;
import signalbox.election.Observation.Visibility;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.HotStandby;

/// Reads runner connections. To be used in autocommit: inside a transaction `pg_stat_activity` does not change.
public final class RunnerQueries {
    /// The key of the runners' advisory lock, 2293787760715711918, as `pg_locks` shows its two halves
    /// (OCA/queue, March 2025).
    private static final String LOCKS = """
            SELECT l.pid, d.datname, l.granted
              FROM pg_locks l JOIN pg_database d ON d.oid = l.database
             WHERE l.locktype = 'advisory' AND l.classid = 534064080 AND l.objid = 3147384238 AND l.objsubid = 1
            """;

    /// A runner of a release without an election is recognised by its last statement; a connection stays known once
    /// it was recognised. There is no filter on backend_type: it is NULL for sessions that this role may not see.
    static final String CONNECTIONS = """
            SELECT pid, application_name, datname, usename, host(client_addr) AS client_addr, client_port,
                   backend_start, state, state_change, left(query, 2000) AS query
              FROM pg_stat_activity AS activity
             WHERE @opened
               AND (application_name LIKE 'jobrunner\\_%'
                OR pid = ANY(?::int4[])
                OR EXISTS (SELECT 1 FROM unnest(?::int4[], ?::timestamptz[]) AS known (pid, start)
                            WHERE known.pid = activity.pid AND known.start = activity.backend_start)
                OR (datname = ? AND application_name LIKE 'odoo-%'
                    AND (query ~* '^\\s*LISTEN\\s+"?queue_job"?\\s*;?\\s*$'
                         OR query ~* '"?select_jobs"?'
                         OR query ~* '^\\s*UPDATE\\s+("[^"]+"\\.|\\w+\\.)?"?queue_job"?\\s+SET\\s+state\\s*=\\s*''enqueued'''
                         OR query ~* '^\\s*SELECT 1\\s*;?\\s*$')))
             ORDER BY backend_start NULLS LAST, pid
            """.replace("@opened", OpenedSessions.CONDITION);

    private static final String HIDDEN_SESSIONS = """
            SELECT count(*) FROM pg_stat_activity
             WHERE datname = ? AND application_name LIKE 'odoo-%' AND query = '<insufficient privilege>'
            """;

    private static final String NOW = "SELECT " + ServerClock.COLUMN + ", " + HotStandby.CONDITION + " AS is_standby";

    private record Now(Instant at, boolean isStandby) {}

    /// A role sees the sessions of roles whose rights it has without SET ROLE. Until PostgreSQL 14 any membership
    /// in pg_read_all_stats was enough, inherited or not (pgstatfuncs.c, HAS_PGSTAT_PERMISSIONS).
    /// Before PostgreSQL 15, a member sees the statistics even if it does not inherit.
    private static final String READS_STATISTICS =
            "CASE WHEN current_setting('server_version_num')::int < 150000 THEN 'MEMBER' ELSE 'USAGE' END";

    private static final String BLIND_SPOTS = """
            SELECT viewer.rolname AS viewer, seen.rolname AS seen
              FROM pg_roles viewer, pg_roles seen
             WHERE viewer.rolname = ANY(?) AND seen.rolname = ANY(?)
               AND NOT pg_has_role(viewer.rolname, seen.rolname, 'USAGE')
               AND NOT pg_has_role(viewer.rolname, 'pg_read_all_stats', @reads)
            """.replace("@reads", READS_STATISTICS);

    private static final String BLIND_TO_ME = """
            SELECT DISTINCT usename FROM pg_stat_activity
             WHERE application_name LIKE 'jobrunner\\_%'
               AND usename <> current_user
               AND NOT pg_has_role(usename, current_user, 'USAGE')
               AND NOT pg_has_role(usename, 'pg_read_all_stats', @reads)
            """.replace("@reads", READS_STATISTICS);

    private static final String HIDDEN_QUERY = "<insufficient privilege>";

    private RunnerQueries() {}

    /// An observation of the session's own database, without anything remembered.
    public static Observation observeHere(Sql sql, boolean pooler) {
        var database = sql.first("read the database's name", "SELECT current_database()", row -> row.getString(1))
                .orElseThrow();
        return observe(sql, database, List.of(), pooler);
    }

    /// Roles of runners that may not see when this session began: to them it would be last in the line forever.
    public static List<String> blindToThisRole(Sql sql) {
        return sql.list("read which runners would not see this role", BLIND_TO_ME, row -> row.getString(1));
    }

    /// An observation without anything remembered.
    public static Observation observe(Sql sql, String database) {
        return observe(sql, database, List.of(), false);
    }

    /// @param known runners seen before: they count as runners whatever their last statement is now
    public static Observation observe(Sql sql, String database, Collection<BackendKey> known, boolean pooler) {
        var locks = sql.list(
                "read the runners' lock",
                LOCKS,
                row -> new Lock(row.getInt("pid"), row.getString("datname"), row.getBoolean("granted")));
        var remembered = known.stream().filter(key -> key.start() != null).toList();
        var connections = sql.list(
                "read the runner connections",
                CONNECTIONS,
                RunnerQueries::connection,
                locks.stream().map(Lock::pid).toList(),
                remembered.stream().map(BackendKey::pid).toList(),
                remembered.stream().map(key -> String.valueOf(key.start())).toList(),
                database);
        var now = sql.first("read the server's clock", NOW, RunnerQueries::now).orElseThrow();
        var hidden = sql.first("count the hidden sessions", HIDDEN_SESSIONS, row -> row.getInt(1), database)
                .orElse(0);
        return new Observation(now.at(), database, connections, Set.of())
                .withLocks(locks)
                .withVisibility(new Visibility(
                        new HashSet<>(blindSpots(sql, connections)),
                        hidden,
                        pooler,
                        now.isStandby() ? HotStandby.read(sql) : null));
    }

    private static Now now(ResultSet row) throws SQLException {
        return new Now(ServerClock.of(row), row.getBoolean("is_standby"));
    }

    private static List<BlindSpot> blindSpots(Sql sql, List<RunnerConnection> connections) {
        var roles = connections.stream().map(RunnerConnection::role).collect(Collectors.toSet());
        return roles.size() < 2
                ? List.of()
                : sql.list(
                        "read the roles of the runners",
                        BLIND_SPOTS,
                        row -> new BlindSpot(row.getString("viewer"), row.getString("seen")),
                        roles,
                        roles);
    }

    private static RunnerConnection connection(ResultSet row) throws SQLException {
        var name = row.getString("application_name");
        var query = row.getString("query");
        return new RunnerConnection(
                row.getInt("pid"),
                name,
                name.startsWith(RunnerConnection.PREFIX) ? name.substring(RunnerConnection.PREFIX.length()) : null,
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
