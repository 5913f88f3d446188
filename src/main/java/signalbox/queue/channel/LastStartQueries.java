package signalbox.queue.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobFacts;
import signalbox.channel.JobFacts.Phase;
import signalbox.channel.LastStarts;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.JobStatement;
import signalbox.queue.movement.NewestRows;
import signalbox.queue.movement.RowWindow;

/// Reads when jobs of each channel were last dispatched, from a limited window of the newest rows.
public final class LastStartQueries {
    private static final String LAST_STARTS = """
            WITH @young
            SELECT coalesce(channel, 'root') AS name, count(*) AS jobs, min(id) AS first,
                   max(began) FILTER (WHERE began <= @now + interval '@tolerance s') AS last_start,
                   bool_or(@older AND state = 'done') AS shows_ends
              FROM young
             GROUP BY 1
            """;

    private final Capabilities capabilities;

    public LastStartQueries(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    private record StartRow(
            String name, long jobs, long first, @Nullable Instant lastStart, boolean showsEnds) {
        static StartRow of(ResultSet row) throws SQLException {
            return new StartRow(
                    row.getString("name"),
                    row.getLong("jobs"),
                    row.getLong("first"),
                    Sql.utc(row, "last_start"),
                    row.getBoolean("shows_ends"));
        }
    }

    /// @param firstDue the lowest id of a pending job that could run now; 0 when it is not known: then other starts may
    ///     be missing unless the window has all rows
    public LastStarts read(Sql sql, long firstDue) {
        var text = LAST_STARTS
                .replace("@tolerance", Long.toString(CreatedAheadJobs.TOLERANCE.toSeconds()))
                .replace("@young", NewestRows.young("id, channel, state, @enqueued AS began"))
                .replace("@older", NewestRows.IN_OLDER_HALF);
        var channels = sql.list("read the last starts", JobStatement.of(text, capabilities.jobTable()), StartRow::of);
        var seen = new HashMap<String, Instant>();
        channels.forEach(channel -> {
            if (channel.lastStart() != null) {
                seen.put(channel.name(), channel.lastStart());
            }
        });
        return new LastStarts(seen, window(channels).reachesBack(firstDue) ? Instant.MIN : Instant.MAX);
    }

    private static RowWindow window(List<StartRow> channels) {
        return NewestRows.window(
                channels.stream().mapToLong(StartRow::jobs).sum(),
                channels.stream().mapToLong(StartRow::first).min().orElse(Long.MIN_VALUE),
                channels.stream().anyMatch(StartRow::showsEnds));
    }

    /// The lowest id of a job that waits and could run at that time; `Long.MAX_VALUE` when there is none.
    static long firstDue(List<JobFacts> jobs, Instant at) {
        return jobs.stream()
                .filter(job -> job.phase() == Phase.QUEUED)
                .filter(job -> {
                    var eta = job.eta();
                    return eta == null || !eta.isAfter(at);
                })
                .mapToLong(JobFacts::seq)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
