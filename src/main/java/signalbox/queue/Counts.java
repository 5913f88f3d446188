package signalbox.queue;

import java.util.EnumMap;
import java.util.Map;

/// How many jobs are in each state; every state has an entry.
public record Counts(Map<JobState, Count> byState) {
    public Counts {
        var complete = new EnumMap<JobState, Count>(JobState.class);
        for (var state : JobState.values()) {
            complete.put(state, byState.getOrDefault(state, Count.ZERO));
        }
        byState = java.util.Collections.unmodifiableMap(complete);
    }

    public Count of(JobState state) {
        return byState.getOrDefault(state, Count.ZERO);
    }

    public Count total() {
        return byState.values().stream().reduce(Count.ZERO, Count::plus);
    }
}
