package signalbox.queue.action;

import java.util.ArrayList;
import java.util.List;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.JobState;
import signalbox.queue.job.JobColumns;
import signalbox.queue.job.JobColumns.Assignment;
import signalbox.queue.job.JobTarget;

/// Carries out actions on jobs. It leaves the rows exactly as Odoo's own buttons do, but posts no message on the job:
/// Odoo keeps messages in its mail tables.
public final class JobCommands {
    private static final String NOW = "date_trunc('seconds', now() AT TIME ZONE 'utc')";

    static final List<Assignment> REQUEUE = List.of(
            new Assignment("date_enqueued", "NULL"),
            new Assignment("date_started", "NULL"),
            new Assignment("date_done", "NULL"),
            new Assignment("date_cancelled", "NULL"),
            new Assignment("worker_pid", "0"),
            new Assignment("exec_time", "0"),
            new Assignment("retry", "0"),
            new Assignment("exc_name", "NULL"),
            new Assignment("exc_message", "NULL"));

    private static final List<Assignment> SET_DONE = List.of(
            new Assignment("date_done", NOW),
            new Assignment(
                    "exec_time",
                    "coalesce(extract(epoch FROM " + NOW + " - " + Sql.time("date_started") + "), 0)",
                    List.of("date_started")),
            new Assignment("exc_name", "NULL"),
            new Assignment("exc_message", "NULL"),
            new Assignment("exc_info", "NULL"));

    private static final List<Assignment> CANCEL = List.of(
            new Assignment("date_cancelled", NOW),
            new Assignment(
                    "exec_time",
                    "coalesce(extract(epoch FROM " + Sql.time("date_done") + " - " + Sql.time("date_started") + "), 0)",
                    List.of("date_done", "date_started")),
            new Assignment("exc_name", "NULL"),
            new Assignment("exc_message", "NULL"));

    private final Capabilities capabilities;
    private final JobColumns columns;
    private final JobGraphQueries graph;
    private final String operator;

    /// @param operator the person who acts, whose name is written to `result`
    public JobCommands(Capabilities capabilities, String operator) {
        this.capabilities = capabilities;
        this.columns = new JobColumns(capabilities);
        this.graph = new JobGraphQueries(capabilities);
        this.operator = operator;
    }

    /// Acts in the name of the operating system's user.
    public static JobCommands byThisUser(Capabilities capabilities) {
        return new JobCommands(capabilities, System.getProperty("user.name", "unknown") + " (Signalbox)");
    }

    /// Whether more dependants may keep waiting than these.
    public static boolean mayBeMore(List<String> blocked) {
        return blocked.size() >= JobGraphQueries.MOST_BLOCKED;
    }

    /// Reads only, so the session need not be able to write.
    public Preview preview(Sql sql, JobAction action) {
        var plan = JobPlan.of(sql, graph, action);
        return new Preview(
                plan.targets().stream().map(JobPlan.Move::change).toList(),
                plan.followers().stream().map(JobPlan.Move::change).toList(),
                plan.refused(),
                plan.blocked(),
                notes(sql, plan, action));
    }

    /// What to tell the operator even if no confirmation is asked for: that workers are running some of these jobs.
    /// Reads only.
    public static List<String> warnings(Sql sql, JobAction action, Capabilities capabilities) {
        return RunningJobsWarning.of(sql, JobPlan.of(sql, new JobGraphQueries(capabilities), action), capabilities)
                .proven(action);
    }

    private List<String> notes(Sql sql, JobPlan plan, JobAction action) {
        var notes =
                new ArrayList<>(RunningJobsWarning.of(sql, plan, capabilities).sentences(action));
        if (action instanceof JobAction.Cancel cancel
                && cancel.reach() == JobAction.Reach.CHILDREN
                && !plan.blocked().isEmpty()) {
            notes.add("Odoo cancels only direct dependants: " + JobGraphQueries.counted(plan.blocked())
                    + " below them will wait forever. Cancel the whole subtree to include the jobs that can be"
                    + " cancelled.");
        }
        notes.add("Odoo's own buttons also post a message on the job; Signalbox cannot.");
        return notes;
    }

    /// Runs inside the caller's transaction, which commits or rolls back.
    public Outcome run(Sql sql, JobAction action) {
        var uuids = action.targets().stream().map(JobTarget::uuid).toList();
        graph.lock(sql, uuids);
        var ids = graph.rows(sql, uuids).stream().map(row -> (int) row.id()).toList();
        if (action instanceof JobAction.Requeue) {
            graph.lockOwnParents(sql, ids);
        } else {
            graph.lockParents(sql, ids);
        }
        var plan = JobPlan.of(sql, graph, action);
        apply(sql, action, plan);
        return new Outcome(
                plan.targets().stream().map(JobPlan.Move::change).toList(),
                plan.followers().stream().map(JobPlan.Move::change).toList(),
                plan.refused(),
                plan.blocked());
    }

    private void apply(Sql sql, JobAction action, JobPlan plan) {
        switch (action) {
            case JobAction.Requeue _ -> {
                requeue(sql, plan, JobState.PENDING);
                requeue(sql, plan, JobState.WAIT_DEPENDENCIES);
            }
            case JobAction.SetDone _ -> {
                update(sql, plan.targets(), JobState.DONE, SET_DONE, "Manually set to done by " + operator);
                follow(sql, plan.followers(), JobState.PENDING);
            }
            case JobAction.Cancel _ -> {
                update(sql, plan.targets(), JobState.CANCELLED, CANCEL, "Cancelled by " + operator);
                follow(sql, plan.followers(), JobState.CANCELLED);
            }
        }
    }

    private void requeue(Sql sql, JobPlan plan, JobState to) {
        var ids = plan.targets().stream()
                .filter(move -> move.after() == to)
                .map(move -> (int) move.id())
                .toList();
        if (!ids.isEmpty()) {
            sql.update(
                    "requeue the jobs",
                    "UPDATE {queue_job} SET state = ?, " + columns.assignments(REQUEUE) + " WHERE id = ANY(?)",
                    to.stored(),
                    ids);
        }
    }

    private void update(Sql sql, List<JobPlan.Move> moves, JobState to, List<Assignment> assignments, String result) {
        if (!moves.isEmpty()) {
            sql.update(
                    "set the jobs to " + to.stored(),
                    "UPDATE {queue_job} SET state = ?, " + columns.assignments(withResult(assignments, result))
                            + " WHERE id = ANY(?)",
                    to.stored(),
                    moves.stream().map(move -> (int) move.id()).toList());
        }
    }

    private static List<Assignment> withResult(List<Assignment> assignments, String result) {
        var all = new ArrayList<>(assignments);
        all.add(new Assignment("result", "'" + result.replace("'", "''") + "'"));
        return all;
    }

    private static void follow(Sql sql, List<JobPlan.Move> followers, JobState to) {
        if (!followers.isEmpty()) {
            sql.update(
                    "change the jobs' dependants",
                    "UPDATE {queue_job} SET state = ? WHERE id = ANY(?) AND state = 'wait_dependencies'",
                    to.stored(),
                    followers.stream().map(move -> (int) move.id()).toList());
        }
    }
}
