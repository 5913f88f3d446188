package signalbox.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import signalbox.postgres.Capabilities.RoleRights;
import signalbox.postgres.Capabilities.ServerInfo;
import signalbox.postgres.PostgresException.Kind;

/// Reads what a database has and what the role may do, from the catalogue alone.
public final class CapabilityQueries {
    private static final String WHAT = "read what the database offers";

    private static final String SERVER = """
            SELECT current_setting('server_version') AS version,
                   current_setting('server_version_num')::int AS number,
                   current_database() AS database,
                   to_regclass({'queue_job'}) IS NOT NULL AS has_queue,
                   pg_backend_pid() AS pid
            """;

    private static final String RIGHTS = """
            SELECT current_user AS role,
                   (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser,
                   pg_has_role(current_user, 'pg_read_all_stats', 'USAGE') AS reads_all_stats,
                   pg_has_role(current_user, 'pg_signal_backend', 'USAGE') AS signals,
                   has_table_privilege({'queue_job'}, 'SELECT') AS reads_queue,
                   has_table_privilege({'queue_job'}, 'UPDATE') AS writes_queue
            """;

    private static final String COLUMNS = """
            SELECT attname FROM pg_attribute
             WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped
            """;

    private static final String TABLES = """
            SELECT name FROM unnest(?, ?) AS found(name, qualified)
             WHERE has_table_privilege(to_regclass(qualified), 'SELECT')
            """;

    private static final String INDEXED = """
            SELECT DISTINCT a.attname
              FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
             WHERE i.indrelid = to_regclass({'queue_job'}) AND i.indisvalid AND i.indpred IS NULL
            """;

    private CapabilityQueries() {}

    /// @throws PostgresException of kind NO_QUEUE_JOB where the table is not, NO_RIGHTS where it cannot be read
    public static Capabilities read(Sql sql) {
        var server = sql.first(WHAT, SERVER, CapabilityQueries::server).orElseThrow();
        if (!server.hasQueue()) {
            throw new PostgresException(
                    Kind.NO_QUEUE_JOB,
                    "Database \"" + server.info().database() + "\" has no table queue_job: is the module queue_job"
                            + " installed there, and is the profile's database the right one?",
                    null);
        }
        var rights = sql.first(WHAT, RIGHTS, CapabilityQueries::rights).orElseThrow();
        if (!rights.readsQueue()) {
            throw new PostgresException(
                    Kind.NO_RIGHTS,
                    "Role \"" + rights.role() + "\" may not read queue_job: GRANT SELECT ON queue_job TO \""
                            + rights.role() + "\", or connect as Odoo's own role.",
                    null);
        }
        var tables = readable(sql);
        return new Capabilities(
                server.info(),
                rights,
                tables.contains("ir_module_module") ? module(sql) : null,
                columns(sql, "{'queue_job'}"),
                columns(sql, "{'queue_job_channel'}"),
                tables,
                sql.queueSchemas(WHAT),
                names(sql, INDEXED),
                TriggerQueries.read(sql),
                server.pid() != toldPid(sql),
                tables.contains("ir_config_parameter") ? baseUrl(sql) : null);
    }

    private record Server(ServerInfo info, boolean hasQueue, int pid) {}

    private static Server server(ResultSet row) throws SQLException {
        var info = new ServerInfo(row.getString("version"), row.getInt("number"), row.getString("database"));
        return new Server(info, row.getBoolean("has_queue"), row.getInt("pid"));
    }

    private static RoleRights rights(ResultSet row) throws SQLException {
        return new RoleRights(
                row.getString("role"),
                row.getBoolean("superuser"),
                row.getBoolean("reads_all_stats"),
                row.getBoolean("signals"),
                row.getBoolean("reads_queue"),
                row.getBoolean("writes_queue"));
    }

    private static Set<String> readable(Sql sql) {
        var tables = sql.tables(WHAT);
        return names(sql, TABLES, tables.keySet(), tables.values());
    }

    private static Set<String> columns(Sql sql, String table) {
        return names(sql, COLUMNS.formatted(table));
    }

    private static Set<String> names(Sql sql, String query, @Nullable Object... arguments) {
        return new HashSet<>(sql.list(WHAT, query, row -> row.getString(1), arguments));
    }

    private static @Nullable String module(Sql sql) {
        return sql.first(
                        WHAT,
                        "SELECT latest_version FROM {ir_module_module} WHERE name = 'queue_job' AND state = 'installed'"
                                + " AND latest_version IS NOT NULL",
                        row -> row.getString(1))
                .orElse(null);
    }

    private static @Nullable String baseUrl(Sql sql) {
        return sql.first(
                        WHAT,
                        "SELECT value FROM {ir_config_parameter} WHERE key = 'web.base.url'",
                        row -> row.getString(1))
                .orElse(null);
    }

    /// PgBouncer hands out a pid of its own when a session starts.
    private static int toldPid(Sql sql) {
        try {
            return sql.connection().unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException e) {
            throw Faults.running(WHAT, e);
        }
    }
}
