package signalbox.queue.count;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import signalbox.queue.JobState;

/// How many jobs are in each state; every state has an entry.
///
/// @param others jobs of `OTHER` by the word in their column, as `StoredState` writes it
public record Counts(Map<JobState, Count> byState, Map<String, Long> others) {
    public Counts {
        var complete = new EnumMap<JobState, Count>(JobState.class);
        for (var state : JobState.values()) {
            complete.put(state, byState.getOrDefault(state, Count.ZERO));
        }
        byState = Collections.unmodifiableMap(complete);
        others = Collections.unmodifiableMap(new TreeMap<>(others));
    }

    /// When no job is in a state that queue_job does not know.
    public Counts(Map<JobState, Count> byState) {
        this(byState, Map.of());
    }

    public Count of(JobState state) {
        return byState.getOrDefault(state, Count.ZERO);
    }

    /// How many are in an open state.
    public long open() {
        return JobState.OPEN.stream().mapToLong(state -> of(state).value()).sum();
    }

    /// How many are in one of these states.
    public Count of(Collection<JobState> states) {
        return states.stream().map(this::of).reduce(Count.ZERO, Count::plus);
    }

    public Count total() {
        return byState.values().stream().reduce(Count.ZERO, Count::plus);
    }
}
