package signalbox.queue.action;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.audit.Refusal;
import signalbox.queue.JobState;
import signalbox.queue.job.JobTarget;

/// What became of each row that an action pointed at, by the row: two rows may have one uuid.
///
/// @param changed the ids of those that changed
/// @param leftAlone why each of the others did not
/// @param followed what dependants became that changed along
public record RowResults(Set<Long> changed, Map<Long, String> leftAlone, Map<Long, JobState> followed) {
    public RowResults {
        changed = Set.copyOf(changed);
        leftAlone = Map.copyOf(leftAlone);
        followed = Map.copyOf(followed);
    }

    /// Those of an action that says it of each row; of another one by the uuids that it names.
    public static RowResults of(Outcome outcome, List<JobTarget> targets) {
        return outcome.result(RowResults.class).orElseGet(() -> byUuid(outcome, targets));
    }

    private static RowResults byUuid(Outcome outcome, List<JobTarget> targets) {
        var changed = outcome.changes().stream().map(Change::subject).collect(Collectors.toSet());
        var reasons =
                outcome.refused().stream().collect(Collectors.toMap(Refusal::subject, Refusal::reason, (a, _) -> a));
        var ids = new HashSet<Long>();
        var leftAlone = new HashMap<Long, String>();
        for (var target : targets) {
            if (target.id() != null && changed.contains(target.uuid())) {
                ids.add(target.id());
            } else if (target.id() != null && reasons.containsKey(target.uuid())) {
                leftAlone.put(target.id(), reasons.get(target.uuid()));
            }
        }
        return new RowResults(ids, leftAlone, Map.of());
    }

    static RowResults of(List<JobTarget> targets, TargetRows rows, JobPlan plan, List<JobPlan.RowChange> followers) {
        var changed = plan.targets().stream().map(JobPlan.RowChange::id).collect(Collectors.toSet());
        var leftAlone = new HashMap<Long, String>();
        for (var target : targets) {
            if (target.id() != null && !changed.contains(target.id())) {
                rows.row(target)
                        .flatMap(row -> plan.refused().stream()
                                .filter(each -> each.subject().equals(row.uuid())
                                        && each.state().equals(row.stored().label()))
                                .findFirst())
                        .or(() -> plan.refused().stream()
                                .filter(each -> each.subject().equals(target.uuid()))
                                .findFirst())
                        .ifPresent(refusal -> leftAlone.put(target.id(), refusal.reason()));
            }
        }
        var followed = new HashMap<Long, JobState>();
        followers.forEach(follower -> followed.put(follower.id(), JobState.of(follower.after())));
        return new RowResults(changed, leftAlone, followed);
    }
}
