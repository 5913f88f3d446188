package signalbox.queue.channel;

import java.util.ArrayList;
import signalbox.channel.simulation.OpenJobFacts;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobFactsRow;
import signalbox.queue.JobStatement;
import signalbox.queue.channel.KnownOpenJobs.ScheduledRows;

/// Reads the open jobs for the scheduler: of each channel those that come first, up to a limit over all. The cost grows
/// with the open jobs; done jobs cost nothing except for a window of the newest rows.
public final class OpenJobQueries {
    /// No more pending jobs than this are read.
    public static final int MOST_JOBS = 20_000;

    private static final String COLUMNS = """
            SELECT @uuid AS uuid, channel, id, date_created, coalesce(priority, 10) AS priority, @eta AS eta, @state AS state
            """;

    private static final String RUNNING = COLUMNS
            + " FROM {queue_job} WHERE state IN ('enqueued', 'started') AND uuid IS NOT NULL LIMIT " + MOST_JOBS;

    /// Within a channel in the scheduler's order, with the jobs for later apart. So the first jobs of each channel
    /// are read, however many jobs another channel has.
    private static final String PENDING = "SELECT * FROM (" + COLUMNS + """
                   , row_number() OVER (
                       PARTITION BY channel, coalesce(@eta > @now, false)
                           ORDER BY CASE WHEN @eta > @now THEN @eta END, coalesce(priority, 10), @created, id) AS nth
              FROM {queue_job} WHERE state = 'pending' AND uuid IS NOT NULL) AS ranked
             ORDER BY nth, priority, @created, id
             LIMIT\s""" + (MOST_JOBS + 1);

    /// One failed job is enough to hold a sequential channel.
    private static final String FAILED = "SELECT DISTINCT ON (2) * FROM (" + COLUMNS
            + " FROM {queue_job} WHERE state = 'failed' AND uuid IS NOT NULL) AS failed ORDER BY 2, id";

    private final Capabilities capabilities;
    private final OpenJobMemory memory;

    public OpenJobQueries(Capabilities capabilities) {
        this(capabilities, OpenJobMemory.NONE);
    }

    public OpenJobQueries(Capabilities capabilities, OpenJobMemory memory) {
        this.capabilities = capabilities;
        this.memory = memory;
    }

    /// To be called in a transaction, so that no job is read twice.
    public OpenJobFacts read(Sql sql) {
        var at = ServerClock.atTransactionStart(sql);
        var rows = memory.at(at).map(known -> known.scheduled(at, MOST_JOBS)).orElseGet(() -> rows(sql));
        var complete = rows.pending().size() <= MOST_JOBS;
        var jobs = new ArrayList<>(complete ? rows.pending() : rows.pending().subList(0, MOST_JOBS));
        jobs.addAll(rows.failed());
        jobs.addAll(rows.running());
        var starts = new LastStartQueries(capabilities).read(sql, complete ? LastStartQueries.firstDue(jobs, at) : 0);
        return new OpenJobFacts(at, jobs, starts.with(memory.lastStarts()), complete);
    }

    private ScheduledRows rows(Sql sql) {
        return new ScheduledRows(
                sql.list("read the open jobs", adapted(PENDING), JobFactsRow::read),
                sql.list("read what failed", adapted(FAILED), JobFactsRow::read),
                sql.list("read the jobs that run", adapted(RUNNING), JobFactsRow::read));
    }

    private String adapted(String text) {
        return JobStatement.of(text, capabilities.jobTable());
    }
}
