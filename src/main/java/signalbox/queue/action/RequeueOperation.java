package signalbox.queue.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.job.JobColumns.Assignment;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;

/// Back to pending, or to wait_dependencies when a parent is not done, as Odoo's button does.
record RequeueOperation() implements RowOperation<JobAction.Requeue> {
    private static final List<Assignment> VALUES = List.of(
            new Assignment("date_enqueued", "NULL"),
            new Assignment("date_started", "NULL"),
            new Assignment("date_done", "NULL"),
            new Assignment("date_cancelled", "NULL"),
            new Assignment("worker_pid", "0"),
            new Assignment("exec_time", "0"),
            new Assignment("retry", "0"),
            new Assignment("exc_name", "NULL"),
            new Assignment("exc_message", "NULL"));

    @Override
    public String name() {
        return "requeue";
    }

    @Override
    public String label() {
        return "Requeue";
    }

    @Override
    public Emphasis emphasis() {
        return Emphasis.USUAL;
    }

    @Override
    public Symbol symbol() {
        return Symbol.AGAIN;
    }

    @Override
    public String verb(String jobs) {
        return "Requeue " + jobs;
    }

    @Override
    public List<String> otherNames() {
        return List.of("retry");
    }

    @Override
    public Optional<String> objection(JobState state) {
        return state == JobState.WAIT_DEPENDENCIES
                ? Optional.of("It waits for other jobs, and Odoo requeues no waiting job. Requeue the jobs that it"
                        + " waits for. If all of them are done, Why says what releases it.")
                : Optional.empty();
    }

    @Override
    public String limit() {
        return "A job that waits for others cannot be requeued: requeue the jobs that it waits for.";
    }

    @Override
    public String effect(int jobs) {
        return jobs == 1
                ? "one job goes back to the queue and runs again."
                : NumberText.count(jobs) + " jobs go back to the queue and run again.";
    }

    @Override
    public String done() {
        return "requeued";
    }

    /// It changes none.
    @Override
    public String followed() {
        return "released";
    }

    @Override
    public String help() {
        return "Puts jobs back into the queue, as Odoo's button does.";
    }

    @Override
    public Optional<JobOperation> subtree() {
        return Optional.empty();
    }

    @Override
    public List<String> cautions(Map<StoredState, Integer> byState) {
        var pending = byState.getOrDefault(StoredState.of(JobState.PENDING), 0);
        return pending == 0
                ? List.of()
                : List.of(NumberText.of(pending, "of them is", "of them are")
                        + " pending already: their tries go back to 0, and what an earlier run left in them is"
                        + " removed. Where nothing would change, they are left alone.");
    }

    @Override
    public JobAction.Requeue on(List<JobTarget> targets) {
        return new JobAction.Requeue(targets);
    }

    @Override
    public Class<JobAction.Requeue> type() {
        return JobAction.Requeue.class;
    }

    @Override
    public JobPlan plan(Sql sql, JobGraphQueries graph, List<JobGraphQueries.Row> rows, List<Refusal> refused) {
        var waiting =
                graph.waiting(sql, rows.stream().map(JobGraphQueries.Row::id).toList());
        var ready = rows.stream()
                .map(JobGraphQueries.Row::id)
                .filter(id -> !waiting.contains(id))
                .toList();
        var same = graph.alreadyPending(sql, ready, VALUES);
        var targets = JobPlan.without(rows, same, "It is pending already: nothing to change.", refused).stream()
                .map(row -> JobPlan.RowChange.ofState(
                        row, waiting.contains(row.id()) ? JobState.WAIT_DEPENDENCIES : JobState.PENDING))
                .toList();
        return new JobPlan(targets, List.of(), refused, List.of());
    }

    @Override
    public void lock(Sql sql, JobGraphQueries graph, List<Integer> ids) {
        graph.lockOwnParents(sql, ids);
    }

    @Override
    public void write(JobRowCommands rows, JobPlan plan) {
        for (var to : List.of(JobState.PENDING, JobState.WAIT_DEPENDENCIES)) {
            var changes = plan.targets().stream()
                    .filter(change -> change.after().equals(to.stored()))
                    .toList();
            rows.move("requeue the jobs", changes, to, VALUES);
        }
    }

    @Override
    public String whileRunning() {
        return ", and a job that is requeued in the meantime may run twice.";
    }

    @Override
    public List<String> notes(JobPlan plan) {
        return List.of(NO_MESSAGE);
    }
}
