package signalbox.app.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.PostgresException;
import signalbox.queue.group.FailedGroups;
import signalbox.queue.group.FailedJobReader;
import signalbox.queue.group.FailedJobReader.Known;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.GroupKey;
import signalbox.queue.group.GroupScope;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobQueries;

/// The groups of failed jobs of a session. What was read of a job is kept until the session ends. Its methods block:
/// call them on a background thread.
public final class GroupReads {
    private final SessionDatabases databases;
    private final FailedJobReader reader = new FailedJobReader();

    GroupReads(SessionDatabases databases) {
        this.databases = databases;
    }

    /// Reads the next batch of failed jobs, or what has changed since.
    ///
    /// @throws PostgresException if there is no connection or the server takes too long
    public FailedGroups turn(GroupBy by, GroupScope scope) throws InterruptedException {
        reader.turn(databases.watching(), databases.capabilities(), this::known);
        return groups(by, scope);
    }

    /// While all open jobs are in memory, the server need not be asked which ones failed.
    private @Nullable Known known() {
        return databases
                .openJobs()
                .flatMap(jobs -> databases.newest().map(newest -> new Known(jobs.failed(), newest.serverTime())))
                .orElse(null);
    }

    /// What is known now, without a question to the server.
    public FailedGroups groups(GroupBy by, GroupScope scope) {
        return reader.groups(by, scope);
    }

    /// The newest jobs of a group as they are now: those that no longer are failed are among them.
    ///
    /// @throws PostgresException if there is no connection or the server takes too long
    public List<Job> jobs(GroupKey group, GroupScope scope, int limit) {
        var ids = reader.ids(group, scope, limit);
        var queries = new JobQueries(databases.capabilities());
        return databases.watching().use("read the jobs of a group", sql -> queries.byId(sql, ids));
    }
}
