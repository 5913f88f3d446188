package signalbox.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;

/// The server's clock. Ages are counted by it, never by the clock of this machine.
public final class ServerClock {
    /// The time of the reading itself, as a column of a statement that also reads other things; `of` takes it.
    public static final String COLUMN = "pg_catalog.clock_timestamp() AS now";

    private static final String WHAT = "read the server's clock";

    private ServerClock() {}

    /// The time at the moment of the reading.
    public static Instant now(Sql sql) {
        return sql.first(WHAT, "SELECT " + COLUMN, ServerClock::of).orElseThrow();
    }

    /// The time at which the transaction began, which `now()` means in all its statements.
    public static Instant atTransactionStart(Sql sql) {
        return sql.first(WHAT, "SELECT now() AS now", ServerClock::of).orElseThrow();
    }

    /// The time of a row that has `COLUMN`.
    public static Instant of(ResultSet row) throws SQLException {
        return Objects.requireNonNull(Sql.instant(row, "now"));
    }
}
