package signalbox.election.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.election.BackendKey;
import signalbox.election.OpenedSessions;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;

/// Reads the youngest sessions of Odoo, of all databases. A runner that cannot work lives for 15 to 400 ms and comes
/// again every 5 s. To be used in autocommit, many times a second: it reads no table.
public final class ShortSessionQueries {
    private static final String YOUNG =
            """
            SELECT pid, application_name, datname, usename, backend_start, host(client_addr) AS client_addr,
                   application_name LIKE 'jobrunner\\_%'
                   OR coalesce(query ~ 'queue_job|select_jobs|2293787760715711918', false) AS runner,
                   @now
              FROM pg_stat_activity
             WHERE @opened AND (application_name LIKE 'jobrunner\\_%' OR application_name LIKE 'odoo-%')
               AND backend_start > clock_timestamp() - interval '10 s'
            """.replace("@now", ServerClock.COLUMN).replace("@opened", OpenedSessions.CONDITION);

    /// @param host where its client is
    /// @param isRunner whether its name or its present statement is that of a runner
    public record Young(BackendKey key, String database, String role, String host, boolean isRunner, Instant now) {}

    private ShortSessionQueries() {}

    public static List<Young> read(Sql sql) {
        return sql.list("sample the sessions", YOUNG, ShortSessionQueries::young);
    }

    private static Young young(ResultSet row) throws SQLException {
        @Nullable String address = row.getString("client_addr");
        return new Young(
                new BackendKey(row.getInt("pid"), row.getString("application_name"), Sql.instant(row, "backend_start")),
                Objects.requireNonNullElse(row.getString("datname"), ""),
                Objects.requireNonNullElse(row.getString("usename"), ""),
                address == null ? "a local socket" : address,
                row.getBoolean("runner"),
                ServerClock.of(row));
    }
}
