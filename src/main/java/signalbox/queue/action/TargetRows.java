package signalbox.queue.action;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.BoundedText;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;

/// The rows that an action points at: by their primary key, or by their uuid where only that is known. A row counts
/// only if its uuid and its state are those that were shown, and the channel of one that was chosen by a filter:
/// nothing else is changed. Two rows may have one uuid, and
/// queue_job lets a uuid be NULL.
final class TargetRows {
    private static final String SELECT = "SELECT id, " + BoundedText.of("uuid") + " AS uuid, " + BoundedText.of("state")
            + " AS state, " + BoundedText.of("coalesce(channel, 'root')") + " AS channel FROM {queue_job} WHERE ";

    /// Why a row without a uuid is left alone.
    static final String NO_UUID = "Its uuid is NULL: queue_job cannot run such a job, and nothing would tell it from"
            + " others without one.";

    /// Why a uuid is not enough.
    private static final String AMBIGUOUS = " this uuid, so it does not say which of them is meant. Choose"
            + " the row in the list of jobs, or with --filter.";

    /// Why a row that could not be locked is left alone.
    static final String HELD = "Another session has locked its row, as a worker locks the job that it runs, or row"
            + " security keeps it from being locked. It was not changed.";

    private record TargetRow(
            JobGraphQueries.Row row, @Nullable String uuid, String channel) {
        static TargetRow of(ResultSet found) throws SQLException {
            var uuid = BoundedText.read(found, "uuid");
            var id = found.getLong("id");
            var row = new JobGraphQueries.Row(
                    id, uuid == null ? "row " + id : uuid, new StoredState(found.getString("state")));
            return new TargetRow(row, uuid, BoundedText.text(found, "channel"));
        }

        boolean isIn(@Nullable String shown) {
            return shown == null || channel.equals(BoundedText.cut(shown));
        }

        boolean isOf(JobTarget target) {
            return Objects.requireNonNullElse(uuid, "").equals(target.uuid());
        }
    }

    private final Map<Long, TargetRow> byId = new HashMap<>();
    private final Map<String, List<TargetRow>> byUuid = new HashMap<>();

    /// Those that could not be locked.
    private final Set<Long> held;

    private TargetRows(List<TargetRow> rows, Set<Long> held) {
        this.held = held;
        for (var row : rows) {
            byId.put(row.row().id(), row);
            byUuid.computeIfAbsent(row.row().uuid(), _ -> new ArrayList<>()).add(row);
        }
    }

    static TargetRows read(Sql sql, List<JobTarget> targets) {
        return new TargetRows(rows(sql, "read the jobs", targets, ""), Set.of());
    }

    /// Locks the rows until the transaction ends. Those that another session holds for as long as we wait are left
    /// alone. Row security may let a role see a row that it may not lock: then they are read once more.
    static TargetRows locked(Sql sql, List<JobTarget> targets) {
        try {
            var rows = sql.apart("lock the jobs", () -> rows(sql, "lock the jobs", targets, " FOR UPDATE"));
            return rows.size() < targets.size() ? read(sql, targets) : new TargetRows(rows, Set.of());
        } catch (PostgresException e) {
            if (e.kind() != PostgresException.Kind.TIMED_OUT) {
                throw e;
            }
            return unheld(sql, targets);
        }
    }

    /// Locks those that no other session holds.
    private static TargetRows unheld(Sql sql, List<JobTarget> targets) {
        var locked = rows(sql, "lock the jobs", targets, " FOR UPDATE SKIP LOCKED").stream()
                .map(row -> row.row().id())
                .collect(Collectors.toSet());
        var rows = rows(sql, "read the jobs", targets, "");
        var held = rows.stream().map(row -> row.row().id()).filter(id -> !locked.contains(id));
        return new TargetRows(rows, held.collect(Collectors.toSet()));
    }

    private static List<TargetRow> rows(Sql sql, String what, List<JobTarget> targets, String end) {
        var ids = targets.stream()
                .flatMap(target -> Stream.ofNullable(target.id()))
                .map(Math::toIntExact)
                .toList();
        var uuids = targets.stream()
                .filter(target -> target.id() == null)
                .map(JobTarget::uuid)
                .toList();
        var rows = new ArrayList<TargetRow>();
        if (!ids.isEmpty()) {
            rows.addAll(sql.list(what, SELECT + "id = ANY(?) ORDER BY id" + end, TargetRow::of, ids));
        }
        if (!uuids.isEmpty()) {
            rows.addAll(sql.list(what, SELECT + "uuid = ANY(?) ORDER BY id" + end, TargetRow::of, uuids));
        }
        return rows;
    }

    List<Integer> ids() {
        return byId.keySet().stream()
                .filter(id -> !held.contains(id))
                .map(Math::toIntExact)
                .toList();
    }

    /// The row that is meant; empty where there is none, or more than one.
    Optional<JobGraphQueries.Row> row(JobTarget target) {
        var found = found(target);
        return found.size() == 1 ? Optional.of(found.getFirst().row()) : Optional.empty();
    }

    private List<TargetRow> found(JobTarget target) {
        if (target.id() == null) {
            return byUuid.getOrDefault(target.uuid(), List.of());
        }
        var row = byId.get(target.id());
        return row != null && row.isOf(target) ? List.of(row) : List.of();
    }

    /// The rows that an action may change.
    ///
    /// @param refused gets the others, with the reason
    List<JobGraphQueries.Row> accepted(JobAction action, JobGraphQueries graph, List<Refusal> refused) {
        var accepted = new ArrayList<JobGraphQueries.Row>();
        for (var target : action.targets()) {
            var found = found(target);
            switch (found.size()) {
                case 0 -> refused.add(graph.absent(target.uuid()));
                case 1 ->
                    objection(action, target, found.getFirst())
                            .map(reason -> refusal(found.getFirst().row(), reason))
                            .ifPresentOrElse(
                                    refused::add,
                                    () -> accepted.add(found.getFirst().row()));
                default ->
                    refused.add(new Refusal(
                            target.uuid(),
                            target.shown().stored(),
                            NumberText.of(found.size(), "row has", "rows have") + AMBIGUOUS));
            }
        }
        return accepted;
    }

    private static Refusal refusal(JobGraphQueries.Row row, String reason) {
        return new Refusal(row.uuid(), row.stored().label(), reason);
    }

    /// Why the job cannot be changed; empty when it can.
    private Optional<String> objection(JobAction action, JobTarget target, TargetRow found) {
        var row = found.row();
        if (held.contains(row.id())) {
            return Optional.of(HELD);
        }
        if (found.uuid() == null) {
            return Optional.of(NO_UUID);
        }
        if (BoundedText.isCut(found.uuid())) {
            return Optional.of(BoundedText.NO_UUID);
        }
        if (row.state() != JobState.OTHER && row.state() != target.shown()) {
            return Optional.of("It changed from " + target.shown().stored() + " to "
                    + row.state().stored() + " in the meantime.");
        }
        return found.isIn(target.channel())
                ? action.operation().objection(row.stored())
                : Optional.of("It was moved from " + target.channel() + " to " + found.channel() + " in the meantime.");
    }
}
