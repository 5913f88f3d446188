package signalbox.queue.action;

import java.util.List;
import signalbox.audit.Action;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;

/// What an operator may do to jobs. It changes rows as Odoo's own buttons do. For each job the state that was
/// shown is checked: a job that has changed is reported, not overwritten.
///
/// Each is carried out by the `RowOperation` that it belongs to.
public interface JobAction extends Action {
    /// More jobs at once would be one long transaction on the queue.
    int MOST_JOBS = 1_000;

    List<JobTarget> targets();

    RowOperation<?> operation();

    @Override
    default String name() {
        return operation().name();
    }

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
        public RowOperation<?> operation() {
            return new RequeueOperation();
        }
    }

    /// The job is cancelled, and so are its dependants whose parents are then all cancelled.
    record Cancel(List<JobTarget> targets, CancelScope scope) implements JobAction {
        public Cancel {
            targets = checked(targets);
        }

        @Override
        public RowOperation<?> operation() {
            return new CancelOperation(scope);
        }
    }

    /// The job is marked as done without being run, which releases its dependants whose parents are then all done.
    record SetDone(List<JobTarget> targets) implements JobAction {
        public SetDone {
            targets = checked(targets);
        }

        @Override
        public RowOperation<?> operation() {
            return new SetDoneOperation();
        }
    }

    /// One column of the job gets another value: channel, priority or ETA.
    ///
    /// @param operation which, and the value
    record SetColumn(List<JobTarget> targets, RowOperation<?> operation) implements JobAction {
        public SetColumn {
            targets = checked(targets);
        }
    }

    /// How far a cancellation goes. Odoo 18.0 stops at the direct dependants; the jobs below then wait forever.
    enum CancelScope {
        DEPENDANTS,
        SUBTREE
    }

    /// The targets of an action.
    ///
    /// @throws IllegalArgumentException when there is none, or more than can be changed at once
    static List<JobTarget> checked(List<JobTarget> targets) {
        if (targets.isEmpty() || targets.size() > MOST_JOBS) {
            throw new IllegalArgumentException("Between 1 and " + NumberText.count(MOST_JOBS) + " jobs at once, not "
                    + NumberText.count(targets.size()));
        }
        return List.copyOf(targets);
    }
}
