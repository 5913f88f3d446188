package signalbox.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.postgres.CopiedRow;
import signalbox.postgres.Sql;

/// Reads what the scheduler needs from a row. No other code does it: the embedded runner and all forecasts of what a
/// runner does use this one. Values that are not a time are sorted as PostgreSQL sorts them; a job without a time of
/// creation counts as created in 1970.
public final class JobFactsRow {
    /// The expression for `date_created` by which a statement sorts.
    public static final String CREATED =
            "CASE WHEN date_created IS NULL THEN 'epoch' ELSE " + Sql.sorted("date_created") + " END";

    private JobFactsRow() {}

    /// @param row with the columns uuid (bounded, see `BoundedText`), channel, id, date_created, priority, eta, state
    public static JobFacts read(ResultSet row) throws SQLException {
        @Nullable Instant created = Sql.sorted(row, "date_created");
        return facts(
                row.getString("uuid"),
                row.getString("channel"),
                row.getLong("id"),
                created,
                row.getInt("priority"),
                Sql.sorted(row, "eta"),
                row.getString("state"));
    }

    /// @param row the same columns in this order: uuid, channel, id (int8), date_created, priority (int4), eta, state
    public static JobFacts copied(CopiedRow row) {
        return facts(
                Objects.requireNonNullElse(row.text(), ""),
                row.text(),
                row.number(),
                row.time(),
                row.smallNumber(),
                row.time(),
                row.text());
    }

    private static JobFacts facts(
            String uuid,
            @Nullable String channel,
            long id,
            @Nullable Instant created,
            int priority,
            @Nullable Instant eta,
            @Nullable String state) {
        return new JobFacts(
                BoundedText.cut(uuid),
                channel,
                id,
                Objects.requireNonNullElse(created, Instant.EPOCH),
                priority,
                eta,
                Phase.ofState(Objects.requireNonNullElse(state, "")));
    }
}
