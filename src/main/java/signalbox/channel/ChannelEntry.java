package signalbox.channel;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One entry of a channel string as it was written: `name[:capacity[:key[=value]]…]`. Whether queue_job accepts
/// what it asks for shows in `setting()`.
///
/// @param offset index of the entry in the string, from 0
public record ChannelEntry(String name, int capacity, List<Option> options, int offset) {
    /// `key` (then `value` is null) or `key=value`.
    public record Option(String key, @Nullable String value, int offset) {}

    public ChannelEntry {
        options = List.copyOf(options);
    }

    /// The complete name, which always starts at root.
    public String fullName() {
        return ChannelSetting.complete(name);
    }

    public Optional<Option> option(String key) {
        return options.stream().filter(option -> option.key().equals(key)).findFirst();
    }

    /// What the entry configures.
    ///
    /// @throws ChannelStringException when queue_job would refuse the values
    public ChannelSetting setting() {
        boolean sequential =
                option("sequential").filter(o -> !"".equals(o.value())).isPresent();
        if (sequential && capacity != 1) {
            throw new ChannelStringException(
                    "Channel " + name + " is sequential, which needs a capacity of 1 and not " + capacity, offset);
        }
        int throttle = option("throttle").map(this::seconds).orElse(0);
        return new ChannelSetting(fullName(), capacity, sequential, throttle);
    }

    /// A bare `throttle` is Python's True, which counts as one second.
    private int seconds(Option throttle) {
        var value = throttle.value();
        return value == null
                ? 1
                : new Fragment(value, 0)
                        .integer()
                        .orElseThrow(() -> new ChannelStringException(
                                "Channel " + name + " has the throttle \"" + value
                                        + "\", which is not a whole number of seconds",
                                throttle.offset()));
    }
}
