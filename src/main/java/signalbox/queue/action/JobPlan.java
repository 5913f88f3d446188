package signalbox.queue.action;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import signalbox.audit.Change;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.queue.JobState;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;

/// What an action does to which rows, found by reading. The preview shows it. The action finds it again inside its
/// transaction, with the rows locked, and carries it out.
///
/// @param targets the rows that were named and will change, with what becomes of each
/// @param followers dependants of which only the state changes, all to the same state
/// @param blocked uuids of dependants that stay in wait_dependencies
record JobPlan(List<RowChange> targets, List<RowChange> followers, List<Refusal> refused, List<String> blocked) {

    /// The change of one row.
    ///
    /// @param found the state that it is in
    /// @param before what it is now, for people: its state, or `priority 10`
    /// @param after what it becomes
    record RowChange(long id, String uuid, JobState found, String before, String after) {
        /// From one state to another.
        static RowChange ofState(long id, String uuid, JobState before, JobState after) {
            return new RowChange(id, uuid, before, before.stored(), after.stored());
        }

        static RowChange ofState(JobGraphQueries.Row row, JobState after) {
            return ofState(row.id(), row.uuid(), row.state(), after);
        }

        Change change() {
            return new Change(uuid, before, after);
        }
    }

    JobPlan {
        targets = List.copyOf(targets);
        followers = List.copyOf(followers);
        refused = List.copyOf(refused);
        blocked = List.copyOf(blocked);
    }

    static JobPlan of(Sql sql, JobGraphQueries graph, JobAction action) {
        var refused = new ArrayList<Refusal>();
        var accepted = accepted(sql, graph, action, refused);
        return action.operation().plan(sql, graph, accepted, refused);
    }

    /// Those rows that are not among `ids`; the others are left alone.
    static List<JobGraphQueries.Row> without(
            List<JobGraphQueries.Row> rows, Set<Long> ids, String reason, List<Refusal> refused) {
        rows.stream()
                .filter(row -> ids.contains(row.id()))
                .forEach(row -> refused.add(new Refusal(row.uuid(), row.stored().label(), reason)));
        return rows.stream().filter(row -> !ids.contains(row.id())).toList();
    }

    private static List<JobGraphQueries.Row> accepted(
            Sql sql, JobGraphQueries graph, JobAction action, List<Refusal> refused) {
        Map<String, List<JobGraphQueries.Row>> byUuid = new HashMap<>();
        graph.rows(sql, uuids(action))
                .forEach(row -> byUuid.computeIfAbsent(row.uuid(), _ -> new ArrayList<>())
                        .add(row));
        var accepted = new ArrayList<JobGraphQueries.Row>();
        for (var target : action.targets()) {
            var rows = byUuid.getOrDefault(target.uuid(), List.of());
            if (rows.isEmpty()) {
                refused.add(graph.absent(target.uuid()));
            }
            for (var row : rows) {
                var reason = objection(action, target, row, rows.size());
                if (reason.isEmpty()) {
                    accepted.add(row);
                } else {
                    refused.add(new Refusal(row.uuid(), row.stored().label(), reason));
                }
            }
        }
        return accepted;
    }

    /// Why the job cannot be changed; empty when it can.
    private static String objection(JobAction action, JobTarget target, JobGraphQueries.Row row, int rows) {
        if (row.state() != JobState.OTHER && row.state() != target.shown() && rows > 1) {
            return NumberText.of(rows, "row has", "rows have") + " this uuid. The one that is "
                    + row.state().stored() + " is left alone.";
        }
        if (row.state() != JobState.OTHER && row.state() != target.shown()) {
            return "It changed from " + target.shown().stored() + " to "
                    + row.state().stored() + " in the meantime.";
        }
        return action.operation().objection(row.stored()).orElse("");
    }

    private static List<String> uuids(JobAction action) {
        return action.targets().stream().map(JobTarget::uuid).toList();
    }

    static List<Integer> ids(List<RowChange> changes) {
        return changes.stream().map(change -> (int) change.id()).toList();
    }
}
