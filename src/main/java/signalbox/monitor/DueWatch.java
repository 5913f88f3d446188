package signalbox.monitor;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelPlan;
import signalbox.queue.ChannelLoad;

/// Since when jobs that could run wait although their channel has room. Told the time; one thread.
///
/// A channel has room while it and every channel above run fewer jobs than their capacities; where no channel
/// string is known, only while nothing runs at all.
final class DueWatch {
    private final @Nullable ChannelPlan plan;
    private final Map<String, Instant> since = new HashMap<>();

    DueWatch(@Nullable ChannelPlan plan) {
        this.plan = plan;
    }

    /// @param due by channel, since when its oldest due job could run
    /// @param loads all channels, with what runs in and below them
    @Nullable
    Due see(Map<String, Instant> due, List<ChannelLoad> loads, Instant now) {
        var running = new HashMap<String, Long>();
        loads.forEach(load -> running.put(load.name(), load.running()));
        // A clock that was set back must not make the wait begin in the future.
        since.replaceAll((_, at) -> at.isAfter(now) ? now : at);
        since.keySet().removeIf(channel -> !due.containsKey(channel) || !hasRoom(channel, running));
        due.forEach((channel, couldRunFrom) -> {
            if (hasRoom(channel, running)) {
                since.putIfAbsent(channel, couldRunFrom.isAfter(now) ? couldRunFrom : now);
            }
        });
        return since.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(oldest -> new Due(oldest.getValue(), Objects.requireNonNull(due.get(oldest.getKey()))))
                .orElse(null);
    }

    /// @param seenSince since when it was seen to wait with room
    /// @param jobSince since when its oldest job could run, by its own columns
    record Due(Instant seenSince, Instant jobSince) {}

    private boolean hasRoom(String channel, Map<String, Long> running) {
        var known = plan;
        if (known == null) {
            return running.getOrDefault("root", 0L) == 0;
        }
        var at = channel;
        while (true) {
            var setting = known.governing(at);
            if (setting.isLimited() && running.getOrDefault(setting.name(), 0L) >= setting.capacity()) {
                return false;
            }
            var dot = at.lastIndexOf('.');
            if (dot < 0) {
                return true;
            }
            at = at.substring(0, dot);
        }
    }
}
