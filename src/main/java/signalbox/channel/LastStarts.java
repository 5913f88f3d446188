package signalbox.channel;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelPlan;
import signalbox.channel.text.ChannelSetting;
import signalbox.text.TimeOrder;

/// When a job of each channel was last dispatched, as far as that was seen: a throttle counts from there. No index
/// leads to the last start, so only some rows are read for it. Pure.
///
/// @param seen by channel; given under any spelling, kept by the complete name
/// @param knownSince from when on no start is missing here: `Instant.MIN` when every one was seen, `Instant.MAX` when
///     any may be missing
public record LastStarts(Map<String, Instant> seen, Instant knownSince) {
    /// There was none.
    public static final LastStarts NONE = new LastStarts(Map.of(), Instant.MIN);

    /// Nothing was read.
    public static final LastStarts UNREAD = new LastStarts(Map.of(), Instant.MAX);

    public LastStarts {
        var complete = new HashMap<String, Instant>();
        seen.forEach((channel, start) -> complete.merge(ChannelName.of(channel).text(), start, TimeOrder::later));
        seen = Map.copyOf(complete);
    }

    /// What both show: each start that one of them saw.
    public LastStarts with(LastStarts other) {
        var both = new HashMap<>(seen);
        other.seen.forEach((channel, start) -> both.merge(channel, start, TimeOrder::later));
        return new LastStarts(both, TimeOrder.earlier(knownSince, other.knownSince));
    }

    /// The throttled channels from this one up to root that may wait for a start that was not seen, the lowest first.
    public Stream<ChannelSetting> unseenThrottles(String channel, ChannelPlan plan, Instant now) {
        return ChannelName.upwards(channel)
                .flatMap(name -> Stream.of(plan.governing(name))
                        .filter(setting -> setting.name().equals(name)))
                .filter(setting -> mayMissOneOf(setting, now));
    }

    /// Whether a throttled channel may wait for a start that was not seen.
    public boolean mayMissOneOf(ChannelSetting setting, Instant now) {
        return setting.mayWaitForUnseenStart(last(setting.name()), knownSince, now);
    }

    /// The last start in a channel or below it; null when none was seen.
    private @Nullable Instant last(String channel) {
        return seen.entrySet().stream()
                .filter(start -> ChannelName.upwards(start.getKey()).anyMatch(channel::equals))
                .map(Map.Entry::getValue)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
