package signalbox.queue.action.bulk;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import signalbox.audit.Change;
import signalbox.audit.Outcome;
import signalbox.text.NumberText;

/// How many jobs went from what to what, and how many dependants changed along or keep waiting. Used by one thread at a
/// time.
final class ChangeSums {
    /// Where jobs come from more values than this, such as ETAs, the others are one line.
    private static final int MOST_STEPS = 50;

    static final String OTHER = "another value";

    private record Step(String before, String after) {}

    private final Map<Step, Integer> changes = new LinkedHashMap<>();
    private final Map<Step, Integer> followers = new LinkedHashMap<>();
    private final Set<String> blocked = new HashSet<>();

    void add(Outcome outcome) {
        outcome.changes().forEach(change -> add(changes, change));
        outcome.followers().forEach(change -> add(followers, change));
        blocked.addAll(outcome.blocked());
    }

    private static void add(Map<Step, Integer> sums, Change change) {
        var step = new Step(change.before(), change.after());
        var known = sums.size() < MOST_STEPS || sums.containsKey(step);
        sums.merge(known ? step : new Step(OTHER, change.after()), 1, Integer::sum);
    }

    /// `11,997 jobs`: failed, pending
    List<Change> changes() {
        return written(changes);
    }

    List<Change> followers() {
        return written(followers);
    }

    private static List<Change> written(Map<Step, Integer> sums) {
        return FrozenJobs.mostFirst(sums).entrySet().stream()
                .map(entry -> new Change(
                        NumberText.of(entry.getValue(), "job", "jobs"),
                        entry.getKey().before(),
                        entry.getKey().after()))
                .toList();
    }

    int followerCount() {
        return followers.values().stream().mapToInt(Integer::intValue).sum();
    }

    int blockedCount() {
        return blocked.size();
    }
}
