package signalbox.live.watch;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signalbox.channel.JobKey;
import signalbox.queue.BoundedText;
import signalbox.queue.JobState;

/// How many more jobs are done and cancelled than at the moment of a count, by what was notified since the look before
/// it. A notification does not tell in which state a job was before, and the count may have seen its change or not. So
/// the count is asked for the states of all that is notified until a moment after it, when `begin` is called. Of later
/// ones it is known what they were if they were open, came after the count, or were notified before; of others it is
/// not, and then the figure is no longer exact.
/// Not thread-safe.
final class ClosedChanges {
    /// No more jobs than this are remembered.
    static final int MOST_REMEMBERED = 50_000;

    private final long newest;
    /// The states of all jobs that were notified since the count; `OTHER` for each that is not closed.
    private final Map<JobKey, JobState> last = new HashMap<>();
    private final Map<JobState, Long> more = new EnumMap<>(JobState.class);
    private boolean begun;
    private long deleted;
    private boolean exact = true;

    /// @param newest the highest id of all jobs at the look before the count
    ClosedChanges(long newest) {
        this.newest = newest;
    }

    /// @param uuids of the jobs that were notified
    /// @param open those among them that were open before
    /// @param rows what the table has of them now
    void follow(Collection<String> uuids, Set<String> open, List<NotifiedRow> rows) {
        var found =
                rows.stream().collect(Collectors.groupingBy(row -> row.seen().uuid()));
        for (var uuid : uuids) {
            var now = found.getOrDefault(BoundedText.cut(uuid), List.of());
            exact &= !uuid.isEmpty() && now.size() <= 1;
            deleted += now.isEmpty() ? 1 : 0;
            saw(JobKey.of(BoundedText.cut(uuid)), open.contains(uuid), now.isEmpty() ? null : now.getFirst());
        }
    }

    private void saw(JobKey key, boolean wasOpen, @Nullable NotifiedRow row) {
        var before =
                last.put(key, row == null ? JobState.OTHER : closed(row.seen().state()));
        if (begun) {
            exact &= before != null || wasOpen || (row != null && row.id() > newest);
            add(before, -1);
            add(last.get(key), 1);
        }
    }

    private static JobState closed(JobState state) {
        return state == JobState.CANCELLED || state == JobState.DONE ? state : JobState.OTHER;
    }

    private void add(@Nullable JobState state, long jobs) {
        if (state != null && state != JobState.OTHER) {
            more.merge(state, jobs, Long::sum);
        }
    }

    /// From now on a change is told by what was known before.
    ///
    /// @return the jobs whose states at the moment of the count are to be given to `were`
    Set<JobKey> begin() {
        last.values().forEach(state -> add(state, 1));
        begun = true;
        return Set.copyOf(last.keySet());
    }

    boolean haveBegun() {
        return begun;
    }

    /// @param states of the jobs that `begin` asked for, at the moment of the count
    void were(Collection<JobState> states) {
        states.forEach(state -> add(closed(state), -1));
    }

    /// How many more jobs are in this state.
    long more(JobState state) {
        return more.getOrDefault(state, 0L);
    }

    /// How many were notified as gone.
    long deleted() {
        return deleted;
    }

    boolean areExact() {
        return exact;
    }

    /// Whether so many jobs are remembered that a new count should take their place.
    boolean areMany() {
        return last.size() > MOST_REMEMBERED;
    }
}
