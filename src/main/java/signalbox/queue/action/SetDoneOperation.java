package signalbox.queue.action;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.queue.JobState;
import signalbox.queue.job.JobColumns.Assignment;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;

/// Done without being run, as Odoo's button does. Releases the dependants whose parents are then all done.
record SetDoneOperation() implements RowOperation<JobAction.SetDone> {
    private static final List<Assignment> VALUES = List.of(
            new Assignment("date_done", JobRowCommands.NOW),
            new Assignment(
                    "exec_time",
                    "coalesce(extract(epoch FROM " + JobRowCommands.NOW + " - " + Sql.time("date_started") + "), 0)",
                    List.of("date_started")),
            new Assignment("exc_name", "NULL"),
            new Assignment("exc_message", "NULL"),
            new Assignment("exc_info", "NULL"));

    /// What may happen to a job that a worker runs while an operator ends it.
    static final String REPLACED =
            ", and the state written when the job ends may replace this one: done, failed or pending again."
                    + " Released dependants start before that.";

    @Override
    public String name() {
        return "done";
    }

    @Override
    public String label() {
        return "Set done";
    }

    @Override
    public Emphasis emphasis() {
        return Emphasis.SERIOUS;
    }

    @Override
    public Symbol symbol() {
        return Symbol.CHECK;
    }

    @Override
    public String verb(String jobs) {
        return "Set " + jobs + " done";
    }

    @Override
    public Optional<String> objection(JobState state) {
        return Optional.empty();
    }

    @Override
    public String limit() {
        return "queue_job does not know its state: Signalbox does not change such a job.";
    }

    @Override
    public String effect(int jobs) {
        return jobs == 1
                ? "one job counts as done without running (again)."
                : NumberText.count(jobs) + " jobs count as done without running (again).";
    }

    @Override
    public String done() {
        return "set done";
    }

    @Override
    public String followed() {
        return "released";
    }

    @Override
    public String help() {
        return "Sets jobs to done without running them. This releases their dependants.";
    }

    @Override
    public Optional<JobOperation> subtree() {
        return Optional.empty();
    }

    @Override
    public JobAction.SetDone on(List<JobTarget> targets) {
        return new JobAction.SetDone(targets);
    }

    @Override
    public Class<JobAction.SetDone> type() {
        return JobAction.SetDone.class;
    }

    /// A direct dependant that other parents still hold keeps waiting; one that waits for a released job is not
    /// blocked.
    @Override
    public JobPlan plan(Sql sql, JobGraphQueries graph, List<JobGraphQueries.Row> rows, List<Refusal> refused) {
        var targets = undone(sql, graph, rows, refused).stream()
                .map(row -> JobPlan.RowChange.ofState(row, JobState.DONE))
                .toList();
        var ids = JobPlan.ids(targets);
        var released = graph.released(sql, ids, JobState.DONE);
        return new JobPlan(targets, released, refused, graph.waitingChildren(sql, ids, JobPlan.ids(released)));
    }

    /// Of jobs that are already done, only those with dependants to release stay. Setting the others to done again
    /// would only overwrite when and how they ended.
    private static List<JobGraphQueries.Row> undone(
            Sql sql, JobGraphQueries graph, List<JobGraphQueries.Row> rows, List<Refusal> refused) {
        var done = rows.stream()
                .filter(row -> row.state() == JobState.DONE)
                .map(JobGraphQueries.Row::id)
                .collect(Collectors.toCollection(HashSet::new));
        var all = done.stream().map(Long::intValue).toList();
        if (!graph.released(sql, all, JobState.DONE).isEmpty()) {
            done.removeIf(id ->
                    !graph.released(sql, List.of(id.intValue()), JobState.DONE).isEmpty());
        }
        return JobPlan.without(rows, done, "It is done already: nothing to change.", refused);
    }

    @Override
    public void write(JobRowCommands rows, JobPlan plan) {
        var values = rows.signed(VALUES, "Manually set to done by");
        rows.move("set the jobs to done", plan.targets(), JobState.DONE, values);
        rows.follow(plan.followers(), JobState.PENDING);
    }

    @Override
    public String whileRunning() {
        return REPLACED;
    }

    @Override
    public List<String> notes(JobPlan plan) {
        return List.of(NO_MESSAGE);
    }
}
