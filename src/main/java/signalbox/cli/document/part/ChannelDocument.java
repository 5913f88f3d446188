package signalbox.cli.document.part;

import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelsInForce;
import signalbox.channel.ObservedSlots;
import signalbox.channel.text.ChannelName;
import signalbox.queue.channel.ChannelUsage;

/// How busy one channel is.
///
/// @param nameIsCut true; otherwise the key is missing
/// @param slotsSeen the most slots that were seen to be held at once, if no source states how many there are
public record ChannelDocument(
        String name,
        @Nullable Integer capacity,
        @OmitNull @Nullable String capacityReason,
        long running,
        long queued,
        long failed,
        long waiting,
        long other,
        boolean paused,
        @OmitNull @Nullable Boolean nameIsCut,
        @OmitNull @Nullable Long slotsSeen) {
    public static final String NO_LIMIT = "It has no limit of its own.";

    public static ChannelDocument of(ChannelUsage load, ChannelsInForce inForce) {
        var name = load.name();
        var plan = inForce.plan();
        return new ChannelDocument(
                name,
                load.capacity(),
                NullReason.ifNull(load.capacity(), whyNoCapacity(name, inForce)),
                load.running(),
                load.pending(),
                load.failed(),
                load.waiting(),
                load.other(),
                (plan == null ? inForce.paused() : plan.paused()).contains(name),
                ChannelName.of(name).isCut() ? true : null,
                inForce.seen().in(name).map(ObservedSlots.Most::held).orElse(null));
    }

    private static String whyNoCapacity(String channel, ChannelsInForce inForce) {
        if (inForce.plan() == null) {
            return inForce.origin();
        }
        return channel.equals(ChannelName.ROOT) && inForce.isRootOpen() ? inForce.openRoot() : NO_LIMIT;
    }
}
