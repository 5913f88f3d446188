package signalbox.queue.action;

import java.util.List;
import signalbox.audit.Action;
import signalbox.queue.job.JobTarget;

/// What an operator may do to jobs. It changes rows as Odoo's own buttons do. For each job the state that was shown is
/// checked: a job that has changed is reported, not overwritten.
public sealed interface JobAction extends Action {
    /// More jobs at once would be one long transaction on the queue.
    int MOST_JOBS = 1_000;

    List<JobTarget> targets();

    @Override
    default List<String> subjects() {
        return targets().stream().map(JobTarget::uuid).toList();
    }

    @Override
    default int size() {
        return targets().size();
    }

    /// The job goes back to pending, or to wait_dependencies when a parent is not done.
    record Requeue(List<JobTarget> targets) implements JobAction {
        public Requeue {
            targets = checked(targets);
        }

        @Override
        public String name() {
            return "requeue";
        }
    }

    /// The job is given up, and so are its children whose parents are then all cancelled.
    record Cancel(List<JobTarget> targets, Reach reach) implements JobAction {
        public Cancel {
            targets = checked(targets);
        }

        @Override
        public String name() {
            return "cancel";
        }
    }

    /// The job is marked as done without being run, which releases its children whose parents are then all done.
    record SetDone(List<JobTarget> targets) implements JobAction {
        public SetDone {
            targets = checked(targets);
        }

        @Override
        public String name() {
            return "done";
        }
    }

    /// How far a cancellation goes. Odoo 18.0 stops at the direct children; the jobs below then wait forever.
    enum Reach {
        CHILDREN,
        SUBTREE
    }

    private static List<JobTarget> checked(List<JobTarget> targets) {
        if (targets.isEmpty() || targets.size() > MOST_JOBS) {
            throw new IllegalArgumentException("Between 1 and " + MOST_JOBS + " jobs at once, not " + targets.size());
        }
        return List.copyOf(targets);
    }
}
