package signalbox.queue.action;

import java.util.ArrayList;
import java.util.List;
import signalbox.audit.Outcome;
import signalbox.audit.Preview;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.job.JobColumns;

/// Carries out actions on jobs. It leaves the rows exactly as Odoo's own buttons do, but posts no message on the job:
/// Odoo keeps messages in its mail tables.
public final class JobOperationCommands {
    /// Why a row is as it was after a statement that should have changed it.
    public static final String KEPT =
            "It was left as it is: another session changed it first, or row security or a trigger of the database"
                    + " prevents the change.";

    private final Capabilities capabilities;
    private final JobColumns columns;
    private final JobGraphQueries graph;
    private final String operator;

    /// @param operator the person who acts, whose name is written to `result`
    public JobOperationCommands(Capabilities capabilities, String operator) {
        this.capabilities = capabilities;
        this.columns = new JobColumns(capabilities);
        this.graph = new JobGraphQueries(capabilities);
        this.operator = operator;
    }

    /// Acts in the name of the operating system's user.
    public static JobOperationCommands byThisUser(Capabilities capabilities) {
        return new JobOperationCommands(capabilities, System.getProperty("user.name", "unknown") + " (Signalbox)");
    }

    /// Whether more dependants may keep waiting than these.
    public static boolean mayBeMore(List<String> blocked) {
        return blocked.size() >= JobGraphQueries.MOST_BLOCKED;
    }

    /// Reads only, so the session need not be able to write.
    public Preview preview(Sql sql, JobAction action) {
        var plan = plan(sql, graph, action);
        return new Preview(
                plan.targets().stream().map(JobPlan.RowChange::change).toList(),
                plan.followers().stream().map(JobPlan.RowChange::change).toList(),
                plan.refused(),
                plan.blocked(),
                notes(sql, plan, action));
    }

    /// What to tell the operator even if no confirmation is asked for: that workers are running some of these jobs.
    /// Reads only.
    public static List<String> warnings(Sql sql, JobAction action, Capabilities capabilities) {
        return RunningJobsWarning.of(sql, plan(sql, new JobGraphQueries(capabilities), action), capabilities)
                .proven(action.operation().whileRunning());
    }

    private static JobPlan plan(Sql sql, JobGraphQueries graph, JobAction action) {
        return JobPlan.of(sql, graph, action, TargetRows.read(sql, action.targets()));
    }

    private List<String> notes(Sql sql, JobPlan plan, JobAction action) {
        var operation = action.operation();
        var notes =
                new ArrayList<>(RunningJobsWarning.of(sql, plan, capabilities).sentences(operation.whileRunning()));
        notes.addAll(operation.notes(plan));
        return notes;
    }

    /// Runs inside the caller's transaction, which commits or rolls back.
    public Outcome run(Sql sql, JobAction action) {
        var targets = TargetRows.locked(sql, action.targets());
        action.operation().lock(sql, graph, targets.ids());
        var plan = JobPlan.of(sql, graph, action, targets);
        var rows = new JobRowCommands(sql, columns, operator);
        action.operation().write(rows, plan);
        rows.requireHeld("change the jobs");
        var refused = new ArrayList<>(plan.refused());
        plan.followers().stream()
                .filter(follower -> !rows.hasFollowed(follower))
                .forEach(kept -> refused.add(new Refusal(kept.uuid(), kept.before(), KEPT)));
        var followers = plan.followers().stream().filter(rows::hasFollowed).toList();
        return new Outcome(
                plan.targets().stream().map(JobPlan.RowChange::change).toList(),
                followers.stream().map(JobPlan.RowChange::change).toList(),
                refused,
                plan.blocked(),
                RowResults.of(action.targets(), targets, plan, followers));
    }
}
