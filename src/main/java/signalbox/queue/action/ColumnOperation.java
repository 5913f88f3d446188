package signalbox.queue.action;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.queue.BoundedText;
import signalbox.queue.JobState;
import signalbox.queue.job.JobColumns.Assignment;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;

/// Sets one column of jobs that have not begun and have not ended well. The trigger of queue_job notifies the runners,
/// which read the job again.
///
/// @param value as `ColumnKind` has checked it
record ColumnOperation(ColumnKind kind, String value) implements RowOperation<JobAction.SetColumn> {
    @Override
    public String name() {
        return kind.command();
    }

    @Override
    public String label() {
        return kind.label();
    }

    @Override
    public Emphasis emphasis() {
        return Emphasis.QUIET;
    }

    @Override
    public Symbol symbol() {
        return kind.symbol();
    }

    @Override
    public String verb(String jobs) {
        return switch (kind) {
            case CHANNEL -> "Move " + jobs + " to " + value;
            case PRIORITY, ETA -> "Set " + after() + " for " + jobs;
        };
    }

    @Override
    public Optional<String> objection(JobState state) {
        return kind.objection(state);
    }

    @Override
    public String limit() {
        return kind.limit();
    }

    @Override
    public String effect(int jobs) {
        return NumberText.of(jobs, "job gets ", "jobs get ") + after() + ". Nothing else changes.";
    }

    @Override
    public String done() {
        return "changed";
    }

    /// It changes none.
    @Override
    public String followed() {
        return "changed too";
    }

    @Override
    public String help() {
        return kind.help();
    }

    @Override
    public Optional<JobOperation> subtree() {
        return Optional.empty();
    }

    @Override
    public JobAction.SetColumn on(List<JobTarget> targets) {
        return new JobAction.SetColumn(targets, this);
    }

    @Override
    public Class<JobAction.SetColumn> type() {
        return JobAction.SetColumn.class;
    }

    /// Of one row: what it has now, and whether that is the value already.
    private record Now(long id, String label, boolean same) {}

    @Override
    public JobPlan plan(Sql sql, JobGraphQueries graph, List<JobGraphQueries.Row> rows, List<Refusal> refused) {
        var unknown = unknownChannel(sql);
        if (unknown.isPresent()) {
            rows.forEach(row -> refused.add(new Refusal(row.uuid(), row.stored().label(), unknown.get())));
            return new JobPlan(List.of(), List.of(), refused, List.of());
        }
        var now = now(sql, rows);
        var same = now.values().stream().filter(Now::same).map(Now::id).collect(Collectors.toSet());
        var left = JobPlan.without(rows, same, "It has " + after() + " already: nothing to change.", refused);
        var targets = new ArrayList<JobPlan.RowChange>();
        for (var row : left) {
            var before = now.get(row.id());
            targets.add(new JobPlan.RowChange(
                    row.id(), row.uuid(), row.state(), before == null ? "" : before.label(), after()));
        }
        return new JobPlan(targets, List.of(), refused, List.of());
    }

    private Optional<String> unknownChannel(Sql sql) {
        return kind != ColumnKind.CHANNEL || ChannelExistence.isKnown(sql, value)
                ? Optional.empty()
                : Optional.of(ChannelExistence.notStored(value));
    }

    private Map<Long, Now> now(Sql sql, List<JobGraphQueries.Row> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        var column = kind.column();
        return sql
                .list(
                        "read the jobs",
                        "SELECT id, " + BoundedText.of(column + "::text") + " AS old, " + column
                                + " IS NOT DISTINCT FROM " + expression() + " AS same FROM {queue_job}"
                                + " WHERE id = ANY(?)",
                        this::now,
                        Stream.concat(
                                        arguments().stream(),
                                        Stream.of(rows.stream()
                                                .map(row -> (int) row.id())
                                                .toList()))
                                .toArray())
                .stream()
                .collect(Collectors.toMap(Now::id, Function.identity()));
    }

    private Now now(ResultSet row) throws SQLException {
        var old = BoundedText.text(row, "old");
        var label = switch (kind) {
            case CHANNEL -> "channel " + (old.isEmpty() ? "root" : old);
            case PRIORITY -> old.isEmpty() ? "no priority" : "priority " + old;
            case ETA -> old.isEmpty() ? "no ETA" : "ETA " + old + " UTC";
        };
        return new Now(row.getLong("id"), label, row.getBoolean("same"));
    }

    /// `channel root.mail`, `priority 5`, `ETA 2026-06-01 12:00:00 UTC`
    private String after() {
        return switch (kind) {
            case CHANNEL -> "channel " + value;
            case PRIORITY -> "priority " + value;
            case ETA -> isNone() ? "no ETA" : "ETA " + value;
        };
    }

    private boolean isNone() {
        return value.equals(ColumnKind.NONE);
    }

    /// The value in SQL, where `arguments` takes the place of each `?`. A time of the table is in UTC and has no zone.
    private String expression() {
        return switch (kind) {
            case CHANNEL -> "?::varchar";
            case PRIORITY -> "?::int4";
            case ETA -> isNone() ? "NULL::timestamp" : "(?::timestamptz AT TIME ZONE 'UTC')";
        };
    }

    private List<Object> arguments() {
        return switch (kind) {
            case CHANNEL -> List.of(value);
            case PRIORITY -> List.of(Integer.valueOf(value));
            case ETA -> isNone() ? List.of() : List.of(value);
        };
    }

    @Override
    public void lock(Sql sql, JobGraphQueries graph, List<Integer> ids) {
        // No other row depends on what it writes.
    }

    @Override
    public void write(JobRowCommands rows, JobPlan plan) {
        rows.set(
                "change the " + kind.column() + " of the jobs",
                plan.targets(),
                List.of(new Assignment(kind.column(), expression(), List.of(), arguments())));
    }

    @Override
    public String whileRunning() {
        return ".";
    }

    @Override
    public List<String> notes(JobPlan plan) {
        return List.of("Only the column " + kind.column() + " changes. Runners are notified of each job at once.");
    }
}
