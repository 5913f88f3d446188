package signalbox.ui.jobs.groups;

import java.util.List;
import signalbox.app.session.Session;
import signalbox.queue.group.FailedGroups;
import signalbox.queue.group.GroupBy;
import signalbox.queue.group.GroupKey;
import signalbox.queue.group.GroupScope;
import signalbox.queue.job.Job;

/// Reads groups of failed jobs. Its methods block: call them in the background.
public interface GroupSource {
    /// Reads the next batch of failed jobs, or what has changed since.
    FailedGroups turn(GroupBy by, GroupScope scope) throws InterruptedException;

    /// What is known now, without a question to the server.
    FailedGroups groups(GroupBy by, GroupScope scope);

    /// The newest jobs of a group.
    List<Job> jobs(GroupKey group, GroupScope scope, int limit);

    static GroupSource of(Session session) {
        var reads = session.groups();
        return new GroupSource() {
            @Override
            public FailedGroups turn(GroupBy by, GroupScope scope) throws InterruptedException {
                return reads.turn(by, scope);
            }

            @Override
            public FailedGroups groups(GroupBy by, GroupScope scope) {
                return reads.groups(by, scope);
            }

            @Override
            public List<Job> jobs(GroupKey group, GroupScope scope, int limit) {
                return reads.jobs(group, scope, limit);
            }
        };
    }
}
