package signalbox.cli.document.part;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelsInForce;

/// The channels in force and their source: keys of a larger document.
public record ChannelStringDocument(
        @Nullable String channelString,
        @OmitNull @Nullable String channelStringReason,
        String channelsFrom,
        List<String> channelNotes) {

    public static ChannelStringDocument of(ChannelsInForce inForce) {
        var plan = inForce.isRootOpen() ? null : inForce.plan();
        return new ChannelStringDocument(
                plan == null ? null : plan.asString(),
                NullReason.ifNull(
                        plan,
                        inForce.isRootOpen() ? inForce.openRoot() : "How many jobs may run at once is not known."),
                inForce.sourceText(),
                inForce.notes());
    }
}
