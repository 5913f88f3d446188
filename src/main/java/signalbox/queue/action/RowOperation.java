package signalbox.queue.action;

import java.util.List;
import signalbox.audit.ActionHandler;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.ActionSessions;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.job.JobTarget;

/// An operation that changes rows of queue_job. `JobOperationCommands` finds and locks the rows, leaves alone what
/// has changed or does not suit, and reports: an operation says what becomes of the rest.
interface RowOperation<A extends JobAction> extends JobOperation {
    /// Where Odoo has a button for it.
    String NO_MESSAGE = "Odoo's own buttons also post a message on the job; Signalbox cannot.";

    @Override
    A on(List<JobTarget> targets);

    /// Its actions.
    Class<A> type();

    /// What becomes of these rows and of their dependants. Reads only.
    ///
    /// @param refused gets those that are left alone, with the reason
    JobPlan plan(Sql sql, JobGraphQueries graph, List<JobGraphQueries.Row> rows, List<Refusal> refused);

    /// Locks what the plan depends on besides the rows themselves: the parents of their dependants.
    default void lock(Sql sql, JobGraphQueries graph, List<Integer> ids) {
        graph.lockParents(sql, ids);
    }

    /// Carries the plan out.
    void write(JobRowCommands rows, JobPlan plan);

    /// What follows where a worker runs a job meanwhile; goes on after `The worker continues`.
    String whileRunning();

    /// What to read before confirming, besides what locks say of the workers.
    List<String> notes(JobPlan plan);

    @Override
    default List<String> warnings(Sql sql, List<JobTarget> targets, Capabilities capabilities) {
        return JobOperationCommands.warnings(sql, on(targets), capabilities);
    }

    @Override
    default ActionHandler<A> handler(ActionSessions sessions) {
        return new JobActionHandler<>(type(), sessions);
    }
}
