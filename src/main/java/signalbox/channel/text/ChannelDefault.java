package signalbox.channel.text;

import java.time.Duration;

/// What holds for channels that nobody configured: they are made on the way, below one that was.
///
/// @param capacity 0: no limit
record ChannelDefault(int capacity, boolean sequential) {
    static final ChannelDefault NONE = new ChannelDefault(0, false);

    ChannelSetting of(String name) {
        return new ChannelSetting(name, capacity, sequential, Duration.ZERO);
    }
}
