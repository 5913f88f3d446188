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
            SELECT d.datname AS database, d.oid::bigint AS oid, @system AS system, @timeline AS timeline,
                   pg_catalog.pg_postmaster_start_time() AS started, @now,
                   pg_catalog.host(pg_catalog.inet_server_addr()) AS address,
                   pg_catalog.inet_server_port() AS port
              FROM pg_catalog.pg_database d
             WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
            """.replace("@now", ServerClock.COLUMN);

    /// Every role may call them unless an administrator revoked that right.
    private static final String MAY_READ = """
            SELECT pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE') AS system,
                   pg_catalog.has_function_privilege('pg_catalog.pg_current_wal_lsn()', 'EXECUTE')
                   AND pg_catalog.has_function_privilege('pg_catalog.pg_walfile_name(pg_catalog.pg_lsn)', 'EXECUTE')
                   AND NOT @standby AS timeline
            """.replace("@standby", HotStandby.CONDITION);

    private static final String SYSTEM =
            "(SELECT system_identifier::pg_catalog.text FROM pg_catalog.pg_control_system())";

    /// The first eight digits of the name of a file of the log (PostgreSQL manual, 28.6 WAL Internals).
    private static final String TIMELINE =
            "pg_catalog.substr(pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_lsn()), 1, 8)";

    private static final String UNKNOWN = "NULL::pg_catalog.text";

    private IdentityQueries() {}

    public static DatabaseIdentity read(Sql sql) {
        var statement = sql.first(
                        WHAT,
                        MAY_READ,
                        row -> IDENTITY.replace("@system", row.getBoolean("system") ? SYSTEM : UNKNOWN)
                                .replace("@timeline", row.getBoolean("timeline") ? TIMELINE : UNKNOWN))
                .orElseThrow();
        return sql.first(WHAT, statement, IdentityQueries::identity).orElseThrow();
    }

    private static DatabaseIdentity identity(ResultSet row) throws SQLException {
        return new DatabaseIdentity(
                row.getString("system"),
                Sql.instant(row, "started"),
                row.getString("address"),
                row.getInt("port"),
                row.getString("database"),
                row.getLong("oid"),
                ServerClock.of(row),
                timeline(row.getString("timeline")));
    }

    private static @Nullable Integer timeline(@Nullable String digits) {
        return digits == null ? null : Integer.parseUnsignedInt(digits, 16);
    }
}
