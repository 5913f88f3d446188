package signalbox.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelSetting;

/// One channel: what runs in it, what waits in it, and why.
///
/// @param setting null when no channel string is known
/// @param own the jobs of this channel alone
/// @param total together with the jobs of the channels below, as its capacity counts them
/// @param blocks the worst first; empty while jobs flow or nothing waits
public record ChannelWait(
        @Nullable ChannelSetting setting, ChannelFacts own, ChannelFacts total, List<WaitReason> blocks) {

    /// A channel that has been full for so long needs attention.
    static final Duration LONG = Duration.ofMinutes(5);

    public ChannelWait {
        blocks = List.copyOf(blocks);
    }

    public String name() {
        return own.name();
    }

    public long queued() {
        return total.due() + total.later();
    }

    public Optional<WaitReason> worst() {
        return blocks.stream().findFirst();
    }

    /// The channel that an operator should look at because of this one: where a failed job holds all others, or
    /// which is full while jobs have been due for over five minutes.
    public Optional<String> alarmingChannel(Instant now) {
        return worst().filter(block -> isAlarming(block, now)).map(WaitReason::channel);
    }

    private boolean isAlarming(WaitReason block, Instant now) {
        return switch (block.kind()) {
            case SEQUENTIAL -> true;
            case FULL, PARENT_FULL -> {
                var since = total.moments().dueSince();
                yield since != null && since.plus(LONG).isBefore(now);
            }
            case NO_RUNNER, PAUSED, THROTTLED, ETA_AHEAD, ETA, THROTTLE_UNKNOWN, UNKNOWN -> false;
        };
    }
}
