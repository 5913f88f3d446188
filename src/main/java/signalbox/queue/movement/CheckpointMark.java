package signalbox.queue.movement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Sql;
import signalbox.queue.RowVersion;

/// The server's last checkpoint: a moment, and the number of the last transaction that had begun to write by then. A
/// row with this number or a lower one was written before, unless its transaction took longer. Servers make a
/// checkpoint every few minutes while anything is written (PostgreSQL, `checkpoint_timeout`, `pg_control_checkpoint`).
///
/// @param at null: not known, because the role may not ask
/// @param version that number; `RowVersion.UNKNOWN` when it is not known
public record CheckpointMark(@Nullable Instant at, int version) {
    public static final CheckpointMark UNKNOWN = new CheckpointMark(null, RowVersion.UNKNOWN);

    private static final String MAY_ASK =
            "SELECT has_function_privilege('pg_catalog.pg_control_checkpoint()', 'EXECUTE')";

    /// The number of the next transaction comes after that of its epoch.
    private static final String READ = """
            SELECT checkpoint_time AT TIME ZONE 'utc' AS at, split_part(next_xid, ':', 2)::int8 - 1 AS version
              FROM pg_control_checkpoint()
            """;

    /// @throws signalbox.postgres.connection.PostgresException when the server does not answer
    public static CheckpointMark read(Sql sql) {
        var may = sql.first("ask for the right to see the last checkpoint", MAY_ASK, row -> row.getBoolean(1))
                .orElse(false);
        return may
                ? sql.first(
                                "read the last checkpoint",
                                READ,
                                row -> new CheckpointMark(Sql.utc(row, "at"), (int) row.getLong("version")))
                        .orElse(UNKNOWN)
                : UNKNOWN;
    }
}
