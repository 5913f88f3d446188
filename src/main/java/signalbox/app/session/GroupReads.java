package signalbox.app.session;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Deadline;
import signalbox.postgres.ServerClock;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.IdentityQueries;
import signalbox.queue.JobState;
import signalbox.queue.RowVersion;
import signalbox.queue.action.bulk.FrozenJobs;
import signalbox.queue.action.bulk.FrozenSource;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.group.FailedGroups;
import signalbox.queue.group.FailedJobReader;
import signalbox.queue.group.FailedJobReader.Known;
import signalbox.queue.group.FailedVersions;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.GroupKey;
import signalbox.queue.group.GroupScope;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobQueries;
import signalbox.queue.job.MatchingJobQueries;

/// The groups of failed jobs of a session. What was read of a job is kept until the session ends. Its methods block:
/// call them on a background thread. They throw a PostgresException if there is no connection or the server takes too
/// long.
public final class GroupReads {
    /// Asking again which failed jobs match takes at most half a percent of the time.
    private static final int REST = 200;

    private final SessionDatabases databases;
    private final FailedJobReader reader = new FailedJobReader();
    private @Nullable Matching matching;

    /// @param again when the server may be asked again
    private record Matching(JobFilter filter, FailedVersions jobs, Deadline again) {}

    GroupReads(SessionDatabases databases) {
        this.databases = databases;
    }

    /// Reads the next batch of failed jobs, or what has changed since.
    ///
    /// @param filter its states do not count
    public FailedGroups turn(GroupBy by, GroupScope scope, JobFilter filter) throws InterruptedException {
        reader.turn(databases.watching(), databases.capabilities(), this::known);
        return groups(by, scope, filter);
    }

    /// While all open jobs are in memory, the server need not be asked which ones failed.
    private @Nullable Known known() {
        return databases
                .openJobs()
                .flatMap(jobs -> databases.newest().map(newest -> new Known(jobs.failed(), newest.serverTime())))
                .orElse(null);
    }

    /// What is known now. Where memory does not tell which jobs match the filter, the server is asked.
    public FailedGroups groups(GroupBy by, GroupScope scope, JobFilter filter) {
        return reader.groups(by, within(scope, filter));
    }

    /// The newest jobs of a group as they are now: those that no longer are failed are among them.
    public List<Job> jobs(GroupKey group, GroupScope scope, JobFilter filter, int limit) {
        var ids = reader.ids(group, within(scope, filter), limit);
        var queries = new JobQueries(databases.capabilities());
        return databases.watching().use("read the jobs of a group", sql -> queries.byId(sql, ids));
    }

    /// All jobs of a group that are failed now, for an operation on them.
    public FrozenJobs frozen(GroupKey group, GroupScope scope, JobFilter filter) {
        var ids = reader.ids(group, within(scope, filter), FrozenJobs.MOST);
        var queries = new MatchingJobQueries(databases.capabilities());
        return databases
                .watching()
                .atOneMoment(
                        "read the jobs of a group",
                        sql -> FrozenJobs.of(
                                ServerClock.atTransactionStart(sql),
                                FrozenSource.of(IdentityQueries.read(sql)),
                                queries.failed(sql, ids)));
    }

    private GroupScope within(GroupScope scope, JobFilter filter) {
        var rest = filter.withStates(Set.of()).withChannel(null);
        return scope.withChannel(filter.channel()).among(rest.isAll() ? null : matching(filter));
    }

    private synchronized FailedVersions matching(JobFilter filter) {
        var wanted = filter.withStates(Set.of(JobState.FAILED));
        var known = matching;
        if (known != null && known.filter().equals(wanted) && !known.again().isOver()) {
            return known.jobs();
        }
        var begun = System.nanoTime();
        var pages = databases.pages();
        var found = databases
                .watching()
                .transaction(
                        "read which failed jobs match",
                        sql -> pages.failed(sql, wanted).orElseGet(() -> read(sql, wanted)));
        matching = new Matching(wanted, found, Deadline.in(Duration.ofNanos((System.nanoTime() - begun) * REST)));
        return found;
    }

    private FailedVersions read(Sql sql, JobFilter filter) {
        var jobs = new FailedVersions();
        new MatchingJobQueries(databases.capabilities())
                .readAll(
                        sql,
                        filter,
                        FailedJobReader.MOST,
                        portion -> portion.forEach(job -> jobs.add(job.id(), RowVersion.UNKNOWN, null)));
        return jobs.sorted();
    }
}
