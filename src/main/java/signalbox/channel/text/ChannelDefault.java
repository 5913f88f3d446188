package signalbox.channel.text;

import java.time.Duration;

/// The settings for channels that are not configured and are made below a configured one.
///
/// @param capacity 0: no limit
record ChannelDefault(int capacity, boolean sequential) {
    static final ChannelDefault NONE = new ChannelDefault(0, false);

    ChannelSetting of(String name) {
        return new ChannelSetting(name, capacity, sequential, Duration.ZERO);
    }
}
