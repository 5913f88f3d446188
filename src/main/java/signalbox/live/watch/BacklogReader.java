package signalbox.live.watch;

import java.util.Optional;
import signalbox.live.OpenJobIndex;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobStatement;
import signalbox.queue.channel.Backlog;
import signalbox.queue.channel.BacklogQueries;

/// Reads all open jobs once, as a watch does at its beginning, and makes the backlog of them. Where there are too many
/// to be held, only the first are read, and the backlog says how many were not.
public final class BacklogReader {
    private static final int MOST = BacklogQueries.MOST_IN_MEMORY;

    private static final String MORE_THAN_MOST = """
            SELECT count(*) > %d AS too_many
              FROM (SELECT FROM {queue_job}
                     WHERE state IN ('wait_dependencies', 'pending', 'enqueued', 'started', 'failed') LIMIT %d) AS open
            """.formatted(MOST, MOST + 1);

    private final Capabilities capabilities;

    public BacklogReader(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /// To be called inside one transaction, so that all is of one moment.
    public Backlog backlog(Sql sql) {
        if (areTooMany(sql)) {
            return new BacklogQueries(capabilities).read(sql);
        }
        var index = new OpenJobIndex();
        index.beginCheck();
        new LiveJobQueries(sql, capabilities).readAll(sql, index::check);
        var jobs = index.view();
        return new BacklogQueries(capabilities, _ -> Optional.of(jobs)).read(sql);
    }

    private boolean areTooMany(Sql sql) {
        return sql.list(
                        "count the open jobs",
                        JobStatement.of(MORE_THAN_MOST, capabilities.jobTable()),
                        row -> row.getBoolean("too_many"))
                .getFirst();
    }
}
