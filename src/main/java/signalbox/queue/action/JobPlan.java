package signalbox.queue.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import signalbox.audit.Change;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.queue.JobState;

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

    static JobPlan of(Sql sql, JobGraphQueries graph, JobAction action, TargetRows rows) {
        var refused = new ArrayList<Refusal>();
        var accepted = rows.accepted(action, graph, refused);
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

    static List<Integer> ids(List<RowChange> changes) {
        return changes.stream().map(change -> (int) change.id()).toList();
    }
}
