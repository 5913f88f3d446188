package signalbox.queue.group;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import signalbox.channel.text.ChannelName;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobStatement;
import signalbox.queue.RowVersion;

/// Reads failed jobs for their groups: which there are, in portions, and what each says of its failure, some at a time
/// by the primary key. Of a traceback its end is read; of one that is too large to be unpacked for this, nothing.
final class FailedJobQueries {
    /// So many characters of a traceback are read: some hundred frames.
    static final int TRACE_END = 16_384;

    /// The server unpacks the whole text before it gives its end.
    static final int LARGEST_TRACE = 4 * 1024 * 1024;

    /// The size in bytes is known without unpacking the text; it is never less than that in characters.
    private static final String TRACE = "CASE WHEN octet_length(exc_info) <= " + TRACE_END
            + " THEN exc_info WHEN octet_length(exc_info) <= " + LARGEST_TRACE + " THEN right(exc_info, " + TRACE_END
            + ") END";

    private static final int PORTION = 20_000;

    private static final String FAILED =
            "SELECT id, @version AS version, @timeStarted AS date_started" + " FROM {queue_job} WHERE state = 'failed'";

    private static final String TEXTS = """
            SELECT id, left(channel, 300) AS channel, left(@model, 300) AS model_name, left(@method, 300) AS method_name,
                   left(@exception, 300) AS exc_name, left(@message, 500) AS exc_message, @traceEnd AS exc_info,
                   @timeStarted AS date_started
              FROM {queue_job}
             WHERE id = ANY(?) AND state = 'failed'
            """;

    private final Capabilities capabilities;

    FailedJobQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// All failed jobs of one moment. To be called in a transaction of its own.
    FailedVersions listed(Sql sql) {
        var version = RowVersion.access(sql).number();
        var found = new FailedVersions();
        sql.portions(
                "list the failed jobs",
                adapted(FAILED).replace("@version", version),
                PORTION,
                row -> {
                    found.add(row.getLong("id"), (int) row.getLong("version"), Sql.utc(row, "date_started"));
                    return true;
                },
                _ -> true);
        return found;
    }

    /// Those of these ids that still are failed.
    List<FailedJob> read(Sql sql, List<Integer> ids) {
        return sql.list("read failed jobs", adapted(TEXTS), FailedJobQueries::job, ids);
    }

    private String adapted(String text) {
        var columns = capabilities.jobTable();
        return JobStatement.of(text, columns)
                .replace("@message", columns.orNull("exc_message", "varchar"))
                .replace("@traceEnd", columns.orNull("exc_info", TRACE, "text"));
    }

    private static FailedJob job(ResultSet row) throws SQLException {
        return new FailedJob(
                row.getInt("id"),
                ErrorFingerprint.of(row.getString("exc_name"), row.getString("exc_message"), row.getString("exc_info")),
                new MethodName(Sql.text(row, "model_name"), Sql.text(row, "method_name")),
                ChannelName.of(row.getString("channel")).text(),
                Sql.utc(row, "date_started"));
    }
}
