package signalbox.election.session;

import java.util.OptionalLong;
import signalbox.postgres.Sql;

/// Counts the sessions that ever began on this server: while the number stays the same, no session came or went. A
/// session is counted when it ends, at the latest. To be used in autocommit; it costs next to nothing.
public final class SessionCountQueries {
    /// `pg_stat_database.sessions` came with PostgreSQL 14.
    private static final int FIRST_VERSION = 140_000;

    private SessionCountQueries() {}

    /// @param version as `server_version_num`
    /// @return empty where the server does not count them: in older releases, and where it collects no statistics
    public static OptionalLong began(Sql sql, int version) {
        if (version < FIRST_VERSION) {
            return OptionalLong.empty();
        }
        var began = sql.first(
                "count sessions",
                "SELECT coalesce(sum(sessions), 0)::int8 AS began FROM pg_stat_database",
                row -> row.getLong("began"));
        return began.filter(count -> count > 0).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
