package signalbox.app.session;

import java.util.ArrayList;
import java.util.List;
import signalbox.live.BlockRow;
import signalbox.live.LiveJobs;
import signalbox.live.OpenJob;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.queue.trend.TrendAxis;
import signalbox.queue.trend.TrendCoverage.OlderJobs;
import signalbox.queue.trend.TrendJob;
import signalbox.queue.trend.TrendPeriod;
import signalbox.queue.trend.TrendQueries;
import signalbox.queue.trend.TrendReading;
import signalbox.queue.trend.TrendReading.OlderOpenJobs;

/// Reads the trends of a session: the newest rows from the server, which adds them up, and the older open jobs from
/// memory while they are all there. Blocks: call it on a background thread.
final class TrendReads {
    private final SessionDatabases databases;

    TrendReads(SessionDatabases databases) {
        this.databases = databases;
    }

    /// @throws signalbox.postgres.connection.PostgresException if there is no connection, the role may not read
    ///     queue_job, or the server takes too long (TIMED_OUT: a shorter period is cheaper)
    TrendReading read(TrendPeriod period) {
        return databases.watching().transaction("read the trends", sql -> read(sql, period));
    }

    private TrendReading read(Sql sql, TrendPeriod period) {
        var capabilities = databases.capabilities();
        var axis = TrendAxis.of(period, ServerClock.atTransactionStart(sql));
        var read = new TrendQueries(capabilities).read(sql, axis, period.mostRows());
        return TrendReading.of(period, axis, read, older(read.rows().firstId()), capabilities.jobTable());
    }

    private OlderOpenJobs older(long firstId) {
        return databases
                .openJobs()
                .map(jobs -> new OlderOpenJobs(OlderJobs.OPEN_COUNTED, before(jobs, firstId)))
                .orElseGet(() -> new OlderOpenJobs(OlderJobs.LEFT_OUT, List.of()));
    }

    private static List<TrendJob> before(LiveJobs jobs, long firstId) {
        var older = new ArrayList<TrendJob>();
        jobs.forEachRow((block, at) -> {
            if (block.id(at) < firstId) {
                older.add(trend(jobs.job(new BlockRow(block, at))));
            }
        });
        return older;
    }

    private static TrendJob trend(OpenJob job) {
        return new TrendJob(
                job.state(),
                job.channel(),
                job.model(),
                job.method(),
                job.created(),
                job.eta(),
                job.started(),
                null,
                null);
    }
}
