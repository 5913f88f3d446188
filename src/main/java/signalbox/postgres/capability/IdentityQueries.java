package signalbox.postgres.capability;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;

/// Reads the identity of the connected database.
public final class IdentityQueries {
    private static final String WHAT = "read which database this is";

    private static final String IDENTITY = """
            SELECT d.datname AS database, d.oid::bigint AS oid,
                   pg_catalog.pg_postmaster_start_time() AS started, @now,
                   pg_catalog.host(pg_catalog.inet_server_addr()) AS address,
                   pg_catalog.inet_server_port() AS port
              FROM pg_catalog.pg_database d
             WHERE d.datname = pg_catalog.current_database()
            """.replace("@now", ServerClock.COLUMN);

    /// Every role may call it unless an administrator revoked that right.
    private static final String MAY_READ_SYSTEM =
            "SELECT pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')";

    private static final String SYSTEM = "SELECT system_identifier::text FROM pg_catalog.pg_control_system()";

    private IdentityQueries() {}

    public static DatabaseIdentity read(Sql sql) {
        var may = sql.first(WHAT, MAY_READ_SYSTEM, row -> row.getBoolean(1)).orElse(false);
        var system = may ? sql.first(WHAT, SYSTEM, row -> row.getString(1)).orElse(null) : null;
        return sql.first(WHAT, IDENTITY, row -> identity(row, system)).orElseThrow();
    }

    private static DatabaseIdentity identity(ResultSet row, @Nullable String system) throws SQLException {
        return new DatabaseIdentity(
                system,
                Sql.instant(row, "started"),
                row.getString("address"),
                row.getInt("port"),
                row.getString("database"),
                row.getLong("oid"),
                ServerClock.of(row));
    }
}
