package signalbox.queue.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.connection.StatementLimits;
import signalbox.queue.BoundedText;
import signalbox.queue.StoredState;
import signalbox.queue.filter.JobFilter;

/// Reads all jobs that match a filter at one moment: one statement, bounded, fetched in portions.
public final class MatchingJobQueries {
    /// Rows of one portion: some tenths of a megabyte.
    private static final int PORTION = 5_000;

    private final Capabilities capabilities;

    public MatchingJobQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// Hands over at most `most` jobs, in no order. To be called in a transaction of its own, whose statements may take
    /// as long as those of an action: a person has asked for this one.
    public void readAll(Sql sql, JobFilter filter, int most, Consumer<List<MatchingJob>> taker) {
        var others = JobQueries.others(sql, filter);
        var query = new JobPageQuery(
                capabilities, new JobColumns(capabilities), new JobListing(filter, JobOrder.NEWEST), others, false);
        sql.execute("allow a long statement", StatementLimits.ACTING.ofTransaction());
        sql.portions(
                "read the jobs that match",
                query.rowsText(selected()),
                PORTION,
                MatchingJobQueries::job,
                portion -> {
                    taker.accept(portion);
                    return true;
                },
                query.countArguments(most).toArray());
    }

    /// Those of these ids that are failed now, read by the primary key.
    public List<MatchingJob> failed(Sql sql, List<Integer> ids) {
        var found = new ArrayList<MatchingJob>();
        for (int from = 0; from < ids.size(); from += PORTION) {
            found.addAll(sql.list(
                    "read the jobs of a group",
                    "SELECT " + selected() + " FROM {queue_job} j WHERE j.id = ANY(?) AND j.state = 'failed'",
                    MatchingJobQueries::job,
                    ids.subList(from, Math.min(ids.size(), from + PORTION))));
        }
        return found;
    }

    private String selected() {
        return "j.id, " + BoundedText.of("j.uuid") + " AS uuid, " + BoundedText.of("j.state")
                + " AS state, coalesce(j.channel, 'root') AS channel, "
                + capabilities.jobTable().orNull("graph_uuid", BoundedText.of("j.graph_uuid"), "varchar")
                + " AS graph_uuid";
    }

    private static MatchingJob job(ResultSet row) throws SQLException {
        return new MatchingJob(
                row.getLong("id"),
                BoundedText.text(row, "uuid"),
                new StoredState(row.getString("state")),
                Objects.requireNonNullElse(row.getString("channel"), "root"),
                row.getString("graph_uuid"));
    }
}
