package signalbox.queue.count;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import signalbox.queue.JobState;

/// Jobs in states that queue_job does not know.
///
/// @param byChannel how many, by channel (complete name), then by the word in the column `state`
/// @param complete whether all were counted
public record OtherStates(Map<String, Map<String, Long>> byChannel, boolean complete) {
    public static final OtherStates NONE = new OtherStates(Map.of(), true);

    public OtherStates {
        byChannel = Map.copyOf(byChannel);
    }

    /// How many there are by word, in all channels.
    public Map<String, Long> byWord() {
        var byWord = new TreeMap<String, Long>();
        byChannel.values().forEach(words -> words.forEach((word, jobs) -> byWord.merge(word, jobs, Long::sum)));
        return byWord;
    }

    public Count total() {
        var jobs = byWord().values().stream().mapToLong(Long::longValue).sum();
        return complete ? Count.exactly(jobs) : Count.about(jobs);
    }

    /// Adds these jobs to the open jobs by channel and state.
    public Map<String, Map<JobState, Long>> with(Map<String, Map<JobState, Long>> open) {
        var all = new HashMap<>(open);
        byChannel.forEach((channel, words) -> {
            var states = new HashMap<>(all.getOrDefault(channel, Map.of()));
            states.merge(
                    JobState.OTHER,
                    words.values().stream().mapToLong(Long::longValue).sum(),
                    Long::sum);
            all.put(channel, states);
        });
        return all;
    }
}
