package signalbox.queue;

import signalbox.channel.text.ChannelName;

/// The column `channel` in statements that compare it: a row may leave out `root.`, and one without a channel belongs
/// to root. The server's side of `ChannelName`.
public final class ChannelColumn {
    /// The complete name of a row's channel.
    public static final String COMPLETE = """
            (CASE WHEN coalesce(channel, '') = '' THEN 'root'
                  WHEN channel = 'root' OR left(channel, 5) = 'root.' THEN channel
                  ELSE 'root.' || channel END)""";

    /// Whether a row's channel is one of a list of channels, or lies below one.
    ///
    /// @see ChannelName#isWithin
    public static final String IS_WITHIN_ONE = """
            EXISTS (SELECT FROM unnest(?) AS within (name)
                     WHERE left(@complete || '.', length(within.name) + 1) = within.name || '.')""".replace("@complete", COMPLETE);

    private ChannelColumn() {}
}
