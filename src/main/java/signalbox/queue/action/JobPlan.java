package signalbox.queue.action;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import signalbox.audit.Change;
import signalbox.audit.Refusal;
import signalbox.postgres.Sql;
import signalbox.queue.JobState;
import signalbox.queue.job.JobTarget;

/// What an action does to which rows, found by reading. The preview shows it. The action finds it again inside its
/// transaction, with the rows locked, and carries it out.
///
/// @param targets the rows that were named and will change, with the state that each gets
/// @param followers dependants of which only the state changes, all to the same state
/// @param blocked uuids of dependants that stay in wait_dependencies
record JobPlan(List<Move> targets, List<Move> followers, List<Refusal> refused, List<String> blocked) {

    /// The change of one row from one state to another.
    record Move(long id, String uuid, JobState before, JobState after) {
        Change change() {
            return new Change(uuid, before.stored(), after.stored());
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
        var accepted = accepted(graph.rows(sql, uuids(action)), action, refused);
        return switch (action) {
            case JobAction.Requeue _ -> requeue(sql, graph, accepted, refused);
            case JobAction.SetDone _ -> {
                var targets = moved(undone(sql, graph, accepted, refused), JobState.DONE);
                var released = graph.released(sql, ids(targets), JobState.DONE);
                yield new JobPlan(targets, released, refused, stillWaiting(sql, graph, targets, released));
            }
            case JobAction.Cancel cancel -> {
                var targets = moved(accepted, JobState.CANCELLED);
                var followers = cancelled(sql, graph, targets, cancel.reach());
                yield new JobPlan(targets, followers, refused, blocked(sql, graph, targets, followers));
            }
        };
    }

    private static JobPlan requeue(
            Sql sql, JobGraphQueries graph, List<JobGraphQueries.Row> accepted, List<Refusal> refused) {
        var waiting = graph.waiting(
                sql, accepted.stream().map(JobGraphQueries.Row::id).toList());
        var same = graph.asRequeued(
                sql,
                accepted.stream()
                        .map(JobGraphQueries.Row::id)
                        .filter(id -> !waiting.contains(id))
                        .toList());
        var targets = without(accepted, same, "It is pending already: nothing to change.", refused).stream()
                .map(row -> new Move(
                        row.id(),
                        row.uuid(),
                        row.state(),
                        waiting.contains(row.id()) ? JobState.WAIT_DEPENDENCIES : JobState.PENDING))
                .toList();
        return new JobPlan(targets, List.of(), refused, List.of());
    }

    /// Of jobs that are already done, only those with dependants to release stay. Setting the others to done again
    /// would only overwrite when and how they ended.
    private static List<JobGraphQueries.Row> undone(
            Sql sql, JobGraphQueries graph, List<JobGraphQueries.Row> accepted, List<Refusal> refused) {
        var done = accepted.stream()
                .filter(row -> row.state() == JobState.DONE)
                .map(JobGraphQueries.Row::id)
                .collect(Collectors.toCollection(HashSet::new));
        var all = done.stream().map(Long::intValue).toList();
        if (!graph.released(sql, all, JobState.DONE).isEmpty()) {
            done.removeIf(id ->
                    !graph.released(sql, List.of(id.intValue()), JobState.DONE).isEmpty());
        }
        return without(accepted, done, "It is done already: nothing to change.", refused);
    }

    private static List<JobGraphQueries.Row> without(
            List<JobGraphQueries.Row> rows, Set<Long> ids, String reason, List<Refusal> refused) {
        rows.stream()
                .filter(row -> ids.contains(row.id()))
                .forEach(row -> refused.add(new Refusal(row.uuid(), row.stored().label(), reason)));
        return rows.stream().filter(row -> !ids.contains(row.id())).toList();
    }

    private static List<Move> cancelled(Sql sql, JobGraphQueries graph, List<Move> targets, JobAction.Reach reach) {
        var cancelled = new ArrayList<>(targets);
        var followers = new ArrayList<Move>();
        List<Move> next;
        do {
            next = graph.released(sql, ids(cancelled), JobState.CANCELLED);
            cancelled.addAll(next);
            followers.addAll(next);
        } while (reach == JobAction.Reach.SUBTREE && !next.isEmpty());
        return followers;
    }

    /// After setting to done: the direct dependants that other parents still hold. A job that waits for a released
    /// one is not blocked.
    private static List<String> stillWaiting(Sql sql, JobGraphQueries graph, List<Move> targets, List<Move> released) {
        return graph.waitingChildren(sql, ids(targets), ids(released));
    }

    private static List<String> blocked(Sql sql, JobGraphQueries graph, List<Move> targets, List<Move> followers) {
        var settled = new ArrayList<>(targets);
        settled.addAll(followers);
        return graph.waitingBelow(sql, ids(settled));
    }

    private static List<JobGraphQueries.Row> accepted(
            List<JobGraphQueries.Row> found, JobAction action, List<Refusal> refused) {
        Map<String, List<JobGraphQueries.Row>> byUuid = new HashMap<>();
        found.forEach(row ->
                byUuid.computeIfAbsent(row.uuid(), _ -> new ArrayList<>()).add(row));
        var accepted = new ArrayList<JobGraphQueries.Row>();
        for (var target : action.targets()) {
            var rows = byUuid.getOrDefault(target.uuid(), List.of());
            if (rows.isEmpty()) {
                refused.add(new Refusal(target.uuid(), "gone", "The job no longer exists."));
            }
            for (var row : rows) {
                var reason = objection(action, target, row);
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
    private static String objection(JobAction action, JobTarget target, JobGraphQueries.Row row) {
        if (row.state() == JobState.OTHER) {
            return "Its state is " + row.stored().label() + ", which queue_job does not know: Signalbox does"
                    + " not change it.";
        }
        if (row.state() != target.shown()) {
            return "It changed from " + target.shown().stored() + " to "
                    + row.state().stored() + " in the meantime.";
        }
        return switch (action) {
            case JobAction.Requeue _ ->
                row.state() == JobState.WAIT_DEPENDENCIES
                        ? "It waits for other jobs, and Odoo requeues no waiting job. Requeue the jobs that it"
                                + " waits for."
                        : "";
            case JobAction.Cancel _ ->
                switch (row.state()) {
                    case PENDING, ENQUEUED, FAILED -> "";
                    case CANCELLED -> "It is cancelled already: nothing to change.";
                    default -> "Only pending, enqueued and failed jobs can be cancelled.";
                };
            case JobAction.SetDone _ -> "";
        };
    }

    private static List<Move> moved(List<JobGraphQueries.Row> rows, JobState after) {
        return rows.stream()
                .map(row -> new Move(row.id(), row.uuid(), row.state(), after))
                .toList();
    }

    private static List<String> uuids(JobAction action) {
        return action.targets().stream().map(JobTarget::uuid).toList();
    }

    private static List<Integer> ids(List<Move> moves) {
        return moves.stream().map(move -> (int) move.id()).toList();
    }
}
