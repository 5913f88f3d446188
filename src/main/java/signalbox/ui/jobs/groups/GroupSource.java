package signalbox.ui.jobs.groups;

import java.util.List;
import signalbox.app.session.Session;
import signalbox.queue.action.bulk.FrozenJobs;
import signalbox.queue.filter.JobFilter;
import signalbox.queue.group.FailedGroups;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.GroupKey;
import signalbox.queue.group.GroupScope;
import signalbox.queue.job.Job;

/// Reads groups of failed jobs. Its methods block: call them in the background.
public interface GroupSource {
    /// Reads the next batch of failed jobs, or what has changed since.
    FailedGroups turn(GroupBy by, GroupScope scope, JobFilter filter) throws InterruptedException;

    /// What is known now.
    FailedGroups groups(GroupBy by, GroupScope scope, JobFilter filter);

    /// The newest jobs of a group.
    List<Job> jobs(GroupKey group, GroupScope scope, JobFilter filter, int limit);

    /// All jobs of a group that are failed now.
    FrozenJobs frozen(GroupKey group, GroupScope scope, JobFilter filter);

    static GroupSource of(Session session) {
        var reads = session.groups();
        return new GroupSource() {
            @Override
            public FailedGroups turn(GroupBy by, GroupScope scope, JobFilter filter) throws InterruptedException {
                return reads.turn(by, scope, filter);
            }

            @Override
            public FailedGroups groups(GroupBy by, GroupScope scope, JobFilter filter) {
                return reads.groups(by, scope, filter);
            }

            @Override
            public List<Job> jobs(GroupKey group, GroupScope scope, JobFilter filter, int limit) {
                return reads.jobs(group, scope, filter, limit);
            }

            @Override
            public FrozenJobs frozen(GroupKey group, GroupScope scope, JobFilter filter) {
                return reads.frozen(group, scope, filter);
            }
        };
    }
}
