package signalbox.queue.channel;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.queue.JobState;

/// Adds up open jobs along the channel tree: a job counts in its channel and in every channel above, as it does for
/// their capacities.
public final class ChannelUsages {
    private ChannelUsages() {}

    /// @param open jobs by channel and state, each in its own channel
    /// @param known channels that are listed even when they are empty
    /// @param plan the channel string in force; null when it is not known
    public static List<ChannelUsage> of(
            Map<String, Map<JobState, Long>> open, List<String> known, @Nullable ChannelPlan plan) {
        var summed = new TreeMap<String, Map<JobState, Long>>();
        summed.put(ChannelName.ROOT, new EnumMap<>(JobState.class));
        known.forEach(name -> imply(summed, name));
        if (plan != null) {
            plan.channels().forEach(channel -> imply(summed, channel.name()));
        }
        open.forEach((name, counts) -> addUpwards(summed, name, counts));
        var capacities = capacities(plan);
        return summed.entrySet().stream()
                .map(entry -> load(entry.getKey(), entry.getValue(), capacities.get(entry.getKey())))
                .toList();
    }

    private static void imply(Map<String, Map<JobState, Long>> summed, String name) {
        addUpwards(summed, name, Map.of());
    }

    private static void addUpwards(Map<String, Map<JobState, Long>> summed, String name, Map<JobState, Long> counts) {
        for (var at : ChannelName.of(name).upwards()) {
            var sum = summed.computeIfAbsent(at.text(), _ -> new EnumMap<>(JobState.class));
            counts.forEach((state, jobs) -> sum.merge(state, jobs, Long::sum));
        }
    }

    private static Map<String, Integer> capacities(@Nullable ChannelPlan plan) {
        var capacities = new TreeMap<String, Integer>();
        if (plan != null) {
            plan.channels().stream()
                    .filter(ChannelSetting::isLimited)
                    .forEach(channel -> capacities.put(channel.name(), channel.capacity()));
        }
        return capacities;
    }

    private static ChannelUsage load(String name, Map<JobState, Long> counts, @Nullable Integer capacity) {
        return new ChannelUsage(
                name,
                capacity,
                counts.getOrDefault(JobState.STARTED, 0L),
                counts.getOrDefault(JobState.ENQUEUED, 0L),
                counts.getOrDefault(JobState.PENDING, 0L),
                counts.getOrDefault(JobState.WAIT_DEPENDENCIES, 0L),
                counts.getOrDefault(JobState.FAILED, 0L),
                counts.getOrDefault(JobState.OTHER, 0L));
    }
}
