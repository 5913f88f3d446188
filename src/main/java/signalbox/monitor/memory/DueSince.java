package signalbox.monitor.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelWait;
import signalbox.channel.WaitReason;
import signalbox.channel.text.ChannelName;
import signalbox.text.TimeOrder;

/// Since when jobs that could run have waited although nothing holds their channel: it and every channel above have
/// room, and no pause, failure, throttle or earlier job holds them. If no source states how many jobs may run, this
/// counts only while no job runs at all. The time is an argument; for one thread.
final class DueSince {
    private final Map<String, Instant> since = new HashMap<>();

    /// @param waits of all channels, as if a runner led
    @Nullable
    Due see(List<ChannelWait> waits, Instant now) {
        var due = new HashMap<String, Instant>();
        var idle = waits.stream()
                .noneMatch(wait ->
                        wait.name().equals(ChannelName.ROOT) && wait.total().running() > 0);
        for (var wait : waits) {
            if (wait.own().due() > 0 && isFree(wait, idle)) {
                due.put(
                        wait.name(),
                        Objects.requireNonNullElse(wait.own().moments().dueSince(), now));
            }
        }
        // A clock that was set back must not make the wait begin in the future.
        since.replaceAll((_, at) -> TimeOrder.earlier(at, now));
        since.keySet().retainAll(due.keySet());
        due.forEach((channel, couldRunFrom) -> since.putIfAbsent(channel, TimeOrder.later(couldRunFrom, now)));
        return since.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(oldest -> new Due(oldest.getValue(), Objects.requireNonNull(due.get(oldest.getKey()))))
                .orElse(null);
    }

    /// @param seenSince since when Signalbox has seen it wait in a channel with room
    /// @param jobSince since when its oldest job could run, by its own columns
    record Due(Instant seenSince, Instant jobSince) {}

    private static boolean isFree(ChannelWait wait, boolean idle) {
        return wait.blocks().stream().allMatch(block -> idle && block.kind() == WaitReason.Kind.UNKNOWN);
    }
}
