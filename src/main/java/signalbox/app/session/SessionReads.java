package signalbox.app.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelPlan;
import signalbox.file.WholeFile;
import signalbox.health.StuckJobInvestigation;
import signalbox.health.why.JobDiagnosis;
import signalbox.live.page.JobLine;
import signalbox.queue.StoredState;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.queue.channel.BacklogQueries;
import signalbox.queue.channel.ChannelQueries;
import signalbox.queue.channel.NextJobs;
import signalbox.queue.channel.OpenJobQueries;
import signalbox.queue.channel.WhatIf;
import signalbox.queue.count.Count;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.graph.GraphQueries;
import signalbox.queue.graph.JobGraph;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobCursor;
import signalbox.queue.job.JobDetail;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.JobOrder;
import signalbox.queue.job.JobPage;
import signalbox.queue.job.JobQueries;
import signalbox.queue.job.JobText;
import signalbox.queue.job.JobTextQueries;
import signalbox.queue.job.RelatedJobQueries;
import signalbox.queue.job.RelatedJobs;
import signalbox.queue.trend.TrendPeriod;
import signalbox.queue.trend.TrendReading;

/// What screens read besides snapshots: pages, details, answers. Changes nothing. Its methods block: call them on a
/// background thread. They throw a PostgresException if there is no connection or the server takes too long.
public final class SessionReads {
    private final SessionDatabases databases;
    private final SessionConfigs configs;
    private final RecordedReads recorded;
    private final SessionExports exports;
    private final AtomicReference<@Nullable JobDetail> lastRead = new AtomicReference<>();

    SessionReads(SessionDatabases databases, SessionConfigs configs, RecordedReads recorded) {
        this.recorded = recorded;
        this.databases = databases;
        this.configs = configs;
        this.exports = new SessionExports(databases, this::line, this::rows);
    }

    /// Lists that are written to a file.
    public SessionExports exports() {
        return exports;
    }

    /// What was recorded of this profile.
    public RecordedReads recorded() {
        return recorded;
    }

    public JobPage jobs(JobListing listing, @Nullable JobCursor after, int limit) {
        var pages = databases.pages();
        return databases.watching().atOneMoment("list jobs", sql -> pages.page(sql, listing, after, limit));
    }

    /// All that match, in order; empty where memory does not tell it.
    public Optional<JobLine> line(JobFilter filter, JobOrder order) {
        var pages = databases.pages();
        return databases.watching().atOneMoment("list jobs", sql -> pages.line(sql, filter, order));
    }

    /// Those of these jobs that still match.
    ///
    /// @param ids at most `JobQueries.LONGEST_PAGE`
    public List<Job> rows(JobListing listing, List<Integer> ids) {
        var pages = databases.pages();
        return databases.watching().atOneMoment("list jobs", sql -> pages.rows(sql, listing, ids));
    }

    /// How many match: exactly where memory tells it, else counted to `atMost` and marked as approximate beyond that.
    public Count matching(JobFilter filter, int atMost) {
        var pages = databases.pages();
        return databases.watching().atOneMoment("count jobs", sql -> pages.count(sql, filter, atMost));
    }

    /// Empty when the job no longer exists.
    public Optional<JobDetail> job(String uuid) {
        var queries = new JobQueries(databases.capabilities());
        var known = lastRead.get();
        var detail = databases.watching().use("read the job", sql -> queries.detail(sql, uuid, known));
        lastRead.set(detail.orElse(null));
        return detail;
    }

    /// The newest jobs with the identity key of this one, and of its method.
    public RelatedJobs related(JobDetail job) {
        var queries = new RelatedJobQueries(databases.capabilities());
        return databases.watching().atOneMoment("look for related jobs", sql -> queries.read(sql, job));
    }

    /// The dependency graph of the job. Empty when the job no longer exists.
    ///
    /// @throws UnsupportedOperationException saying why, when this database has no dependencies
    public Optional<JobGraph> graph(String uuid) {
        var queries = new GraphQueries(databases.capabilities());
        return databases.watching().atOneMoment("read the graph", sql -> queries.read(sql, uuid));
    }

    /// The states of now of these jobs, by primary key.
    ///
    /// @param ids at most `GraphQueries.MOST_JOBS`
    public Map<Long, StoredState> states(List<Integer> ids) {
        return databases.watching().use("read the states of the jobs", sql -> GraphQueries.states(sql, ids));
    }

    /// The next piece of a long text of a job, `JobText.PIECE` characters at most.
    ///
    /// @param known how many of its characters were read before
    /// @return empty when the job no longer exists; an empty text when there is no more
    public Optional<String> more(String uuid, JobText text, long known) {
        return databases
                .watching()
                .use("read the " + text.title(), sql -> JobTextQueries.piece(sql, uuid, text, known));
    }

    /// Writes a long text of a job to a file, piece by piece.
    ///
    /// @return how many characters were written
    /// @throws UncheckedIOException when the file cannot be written; its message names the file
    public long save(String uuid, JobText text, Path file) {
        return databases.watching().atOneMoment("save the " + text.title(), sql -> {
            var written = new AtomicLong();
            try {
                WholeFile.write(file, to -> written.set(JobTextQueries.write(sql, uuid, text, to)));
                return written.get();
            } catch (IOException e) {
                throw new UncheckedIOException("Could not write " + file + ": " + e.getMessage(), e);
            }
        });
    }

    /// Why the job is not running, by the newest snapshot. Empty when the job no longer exists. If the runner's log may
    /// show more, it is read for the next call.
    public Optional<JobDiagnosis> why(String uuid) {
        var snapshot = databases.snapshot();
        var config = configs.newest();
        var log = configs.log().newest();
        var why = databases
                .watching()
                .atOneMoment(
                        "find out why the job is not running",
                        sql -> JobDiagnosis.read(sql, uuid, snapshot, config, log));
        if (why.filter(JobDiagnosis::needsLog).isPresent()) {
            configs.log().want();
        }
        return why;
    }

    /// The jobs of a channel and those below it in the order in which the scheduler dispatches them.
    public NextJobs nextJobs(String channel, int limit) {
        var capabilities = databases.capabilities();
        var snapshot = databases.snapshot();
        var inForce = snapshot.health().channels().inForce();
        var open = new OpenJobQueries(capabilities, snapshot.open());
        return databases
                .watching()
                .atOneMoment(
                        "read the next jobs",
                        sql -> new ChannelQueries(capabilities).next(sql, open.read(sql), channel, limit, inForce));
    }

    /// How the backlog would drain with another channel string. Channels that the database pauses stay paused.
    ///
    /// @throws signalbox.channel.text.ChannelStringException when that string is not valid
    public WhatIf whatIf(String channels) {
        var tried = ChannelPlan.of(channels);
        var capabilities = databases.capabilities();
        var snapshot = databases.snapshot();
        var backlog = databases
                .watching()
                .atOneMoment("read the backlog", new BacklogQueries(capabilities, snapshot.open())::read)
                .holding(StuckJobInvestigation.deadUuids(snapshot));
        var inForce = snapshot.health().channels().inForce();
        return WhatIf.of(backlog, tried.pausing(inForce.paused()), inForce.plan());
    }

    /// How the queue went in this period.
    public TrendReading trends(TrendPeriod period) {
        return new TrendReads(databases).read(period);
    }

    /// The failed jobs by method, channel and exception: all while memory knows them, else the most frequent ones of
    /// the newest snapshot.
    public List<FailingMethod> failing() {
        var snapshot = databases.snapshot();
        return databases
                .openJobs()
                .map(jobs -> jobs.failing(snapshot.serverTime(), Integer.MAX_VALUE))
                .orElseGet(snapshot::failing);
    }

    /// The exact statements that would install the enqueue guard here, or remove it.
    public String guardSql(EnqueueGuard.GuardAction action) {
        return databases.watching().use("write the guard's statements", sql -> EnqueueGuard.sql(sql, action));
    }
}
