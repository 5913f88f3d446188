package signalbox.postgres.capability;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Database;
import signalbox.postgres.Pooler;
import signalbox.postgres.PoolerProbe;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities.ServerInfo;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.PostgresErrors;
import signalbox.postgres.connection.PostgresException;
import signalbox.postgres.connection.PostgresException.Kind;

/// Reads what a database has and what the role may do, from the catalogue alone.
public final class CapabilityQueries {
    private static final String WHAT = "read what the database offers";

    private static final String SERVER = """
            SELECT current_setting('server_version') AS version,
                   current_setting('server_version_num')::int AS number,
                   current_database() AS database
            """;

    private static final String INDEXED = """
            SELECT DISTINCT a.attname
              FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
             WHERE i.indrelid = to_regclass({'queue_job'}) AND i.indisvalid AND i.indpred IS NULL
            """;

    private CapabilityQueries() {}

    /// @throws PostgresException of kind NO_QUEUE_JOB when the table does not exist, NO_RIGHTS when it cannot be
    ///     read
    public static Capabilities read(Sql sql) {
        var server = server(sql);
        var schemas = sql.queueSchemas(WHAT);
        if (schemas.isEmpty()) {
            throw new PostgresException(
                    Kind.NO_QUEUE_JOB,
                    "Database \"" + server.database() + "\" has no table queue_job. Is the module queue_job"
                            + " installed there, and does the profile name the right database?",
                    null);
        }
        RightsQueries.demandUsage(sql, schemas.getFirst());
        var rights = RightsQueries.read(sql);
        var tables = new HashSet<>(sql.tables(WHAT).keySet());
        tables.removeAll(rights.hidden().unreadable());
        return new Capabilities(
                server,
                rights,
                tables.contains("ir_module_module") ? module(sql) : null,
                RightsQueries.columns(sql, "{'queue_job'}"),
                RightsQueries.columns(sql, "{'queue_job_channel'}"),
                tables,
                schemas,
                names(sql, INDEXED),
                TriggerQueries.read(sql),
                tables.contains("ir_config_parameter") ? baseUrl(sql) : null);
    }

    /// Adds what is known about the way to the server.
    public static Capabilities of(Database database) {
        var read = database.use(WHAT, CapabilityQueries::read);
        return database.pooler().map(read::behind).orElse(read);
    }

    /// The same for a connection that no pool owns, outside of a transaction: a further connection may be opened.
    ///
    /// @param spec the address of that connection
    public static Capabilities of(ConnectionSpec spec, Sql sql) {
        var read = read(sql);
        return pooler(spec, sql).map(read::behind).orElse(read);
    }

    /// The pooler that the connection goes through, with its mode if it can be seen.
    ///
    /// @param spec the address of that connection
    public static Optional<Pooler> pooler(ConnectionSpec spec, Sql sql) {
        try {
            return PoolerProbe.find(spec, sql.connection());
        } catch (SQLException e) {
            throw PostgresErrors.running(WHAT, e);
        }
    }

    private static ServerInfo server(Sql sql) {
        var follows = HotStandby.of(sql).orElse(null);
        var pooler = isPooled(sql) ? Pooler.UNKNOWN : null;
        return sql.first(
                        WHAT,
                        SERVER,
                        row -> new ServerInfo(
                                row.getString("version"),
                                row.getInt("number"),
                                row.getString("database"),
                                follows,
                                pooler))
                .orElseThrow();
    }

    /// Whether another session of the server answers than the connection was given.
    private static boolean isPooled(Sql sql) {
        try {
            return PoolerProbe.isPooled(sql.connection());
        } catch (SQLException e) {
            throw PostgresErrors.running(WHAT, e);
        }
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
}
