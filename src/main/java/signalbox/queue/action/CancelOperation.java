package signalbox.queue.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction.CancelScope;
import signalbox.queue.job.JobColumns.Assignment;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;

/// Gives jobs up as Odoo's button does, with the dependants whose parents are then all cancelled, or with all
/// such jobs below.
record CancelOperation(CancelScope scope) implements RowOperation<JobAction.Cancel> {
    private static final List<Assignment> VALUES = List.of(
            new Assignment("date_cancelled", JobRowCommands.NOW),
            new Assignment(
                    "exec_time",
                    "coalesce(extract(epoch FROM " + Sql.time("date_done") + " - " + Sql.time("date_started") + "), 0)",
                    List.of("date_done", "date_started")),
            new Assignment("exc_name", "NULL"),
            new Assignment("exc_message", "NULL"));

    private static final String LIMIT = "Only pending, enqueued and failed jobs can be cancelled.";

    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public String label() {
        return "Cancel";
    }

    @Override
    public Emphasis emphasis() {
        return Emphasis.DANGEROUS;
    }

    @Override
    public Symbol symbol() {
        return Symbol.STOP;
    }

    @Override
    public String verb(String jobs) {
        return "Cancel " + jobs;
    }

    @Override
    public Optional<String> objection(JobState state) {
        return switch (state) {
            case PENDING, ENQUEUED, FAILED -> Optional.empty();
            case CANCELLED -> Optional.of("It is cancelled already: nothing to change.");
            case WAIT_DEPENDENCIES, STARTED, DONE, OTHER -> Optional.of(LIMIT);
        };
    }

    @Override
    public String limit() {
        return LIMIT;
    }

    @Override
    public String effect(int jobs) {
        var subject = jobs == 1 ? "one job" : NumberText.count(jobs) + " jobs";
        return switch (scope) {
            case SUBTREE ->
                subject + (jobs == 1 ? " is" : " are") + " cancelled, with all jobs below that can be cancelled.";
            case DEPENDANTS -> subject + (jobs == 1 ? " is" : " are") + " cancelled.";
        };
    }

    @Override
    public String done() {
        return "cancelled";
    }

    @Override
    public String followed() {
        return "cancelled too";
    }

    @Override
    public String help() {
        return switch (scope) {
            case DEPENDANTS -> "Cancels pending, enqueued and failed jobs and their direct dependants.";
            case SUBTREE -> "Also all dependants that then have only cancelled parents.";
        };
    }

    @Override
    public Optional<JobOperation> subtree() {
        return switch (scope) {
            case DEPENDANTS -> Optional.of(new CancelOperation(CancelScope.SUBTREE));
            case SUBTREE -> Optional.empty();
        };
    }

    @Override
    public JobAction.Cancel on(List<JobTarget> targets) {
        return new JobAction.Cancel(targets, scope);
    }

    @Override
    public Class<JobAction.Cancel> type() {
        return JobAction.Cancel.class;
    }

    @Override
    public JobPlan plan(Sql sql, JobGraphQueries graph, List<JobGraphQueries.Row> rows, List<Refusal> refused) {
        var targets = rows.stream()
                .map(row -> JobPlan.RowChange.ofState(row, JobState.CANCELLED))
                .toList();
        var settled = new ArrayList<>(targets);
        var followers = new ArrayList<JobPlan.RowChange>();
        List<JobPlan.RowChange> next;
        do {
            next = graph.released(sql, JobPlan.ids(settled), JobState.CANCELLED);
            settled.addAll(next);
            followers.addAll(next);
        } while (scope == CancelScope.SUBTREE && !next.isEmpty());
        return new JobPlan(targets, followers, refused, graph.waitingBelow(sql, JobPlan.ids(settled)));
    }

    @Override
    public void write(JobRowCommands rows, JobPlan plan) {
        rows.move("set the jobs to cancelled", plan.targets(), JobState.CANCELLED, rows.signed(VALUES, "Cancelled by"));
        rows.follow(plan.followers(), JobState.CANCELLED);
    }

    @Override
    public String whileRunning() {
        return SetDoneOperation.REPLACED;
    }

    @Override
    public List<String> notes(JobPlan plan) {
        return scope == CancelScope.SUBTREE || plan.blocked().isEmpty()
                ? List.of(NO_MESSAGE)
                : List.of(
                        "Odoo cancels only direct dependants: " + JobGraphQueries.counted(plan.blocked())
                                + " below them will wait forever. Cancel the whole subtree to include the jobs that can be"
                                + " cancelled.",
                        NO_MESSAGE);
    }
}
