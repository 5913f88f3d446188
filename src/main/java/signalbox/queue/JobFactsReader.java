package signalbox.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.postgres.Sql;

/// Reads what the scheduler needs from a row: the only code for this, for the embedded runner and for all forecasts of
/// what a runner does. Values that are no time sort where PostgreSQL sorts them; a job without a time of creation
/// counts as
/// created in 1970.
public final class JobFactsReader {
    /// Its `date_created`, for the order of a statement.
    public static final String CREATED =
            "CASE WHEN date_created IS NULL THEN 'epoch' ELSE " + Sql.sorted("date_created") + " END";

    private JobFactsReader() {}

    /// @param row with uuid, channel, id, date_created, priority, eta, state
    public static JobFacts read(ResultSet row) throws SQLException {
        @Nullable Instant created = Sql.sorted(row, "date_created");
        return new JobFacts(
                row.getString("uuid"),
                row.getString("channel"),
                row.getLong("id"),
                Objects.requireNonNullElse(created, Instant.EPOCH),
                row.getInt("priority"),
                Sql.sorted(row, "eta"),
                Phase.ofState(Objects.requireNonNullElse(row.getString("state"), "")));
    }
}
