package signalbox.queue.action;

import java.util.List;
import java.util.Optional;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.queue.JobState;
import signalbox.queue.job.JobColumns.Assignment;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;

/// Adds 10 to the priority's number, and leaves the state as it is.
record ExampleOperation() implements RowOperation<ExampleJobAction> {
    private static final String LIMIT = "Only pending and waiting jobs can be put behind others.";

    private static final String PRIORITIES = "SELECT priority FROM {queue_job} WHERE id = ?";

    @Override
    public String name() {
        return "lower-priority";
    }

    @Override
    public String label() {
        return "Lower priority";
    }

    @Override
    public Emphasis emphasis() {
        return Emphasis.QUIET;
    }

    @Override
    public Symbol symbol() {
        return Symbol.EDIT;
    }

    @Override
    public String verb(String jobs) {
        return "Lower the priority of " + jobs;
    }

    @Override
    public Optional<String> objection(JobState state) {
        return switch (state) {
            case PENDING, WAIT_DEPENDENCIES -> Optional.empty();
            case ENQUEUED, STARTED, DONE, CANCELLED, FAILED, OTHER -> Optional.of(LIMIT);
        };
    }

    @Override
    public String limit() {
        return LIMIT;
    }

    @Override
    public String effect(int jobs) {
        return NumberText.of(jobs, "job") + " will run after others.";
    }

    @Override
    public String done() {
        return "lowered";
    }

    @Override
    public String followed() {
        return "lowered too";
    }

    @Override
    public String help() {
        return "Puts jobs behind others.";
    }

    @Override
    public Optional<JobOperation> subtree() {
        return Optional.empty();
    }

    @Override
    public ExampleJobAction on(List<JobTarget> targets) {
        return new ExampleJobAction(targets);
    }

    @Override
    public Class<ExampleJobAction> type() {
        return ExampleJobAction.class;
    }

    @Override
    public JobPlan plan(Sql sql, JobGraphQueries graph, List<JobGraphQueries.Row> rows, List<Refusal> refused) {
        var targets = rows.stream()
                .map(row -> {
                    var now = sql.first("read the priority", PRIORITIES, each -> each.getInt(1), (int) row.id())
                            .orElse(0);
                    return new JobPlan.RowChange(
                            row.id(), row.uuid(), row.state(), "priority " + now, "priority " + (now + 10));
                })
                .toList();
        return new JobPlan(targets, List.of(), refused, List.of());
    }

    @Override
    public void lock(Sql sql, JobGraphQueries graph, List<Integer> ids) {}

    @Override
    public void write(JobRowCommands rows, JobPlan plan) {
        var values = List.of(new Assignment("priority", "coalesce(priority, 0) + 10"));
        rows.set("lower the priority of the jobs", plan.targets(), values);
    }

    @Override
    public String whileRunning() {
        return ".";
    }

    @Override
    public List<String> notes(JobPlan plan) {
        return List.of("Other jobs of the same priority go first.");
    }
}
