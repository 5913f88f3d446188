package signalbox.channel.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One entry of a channel string as it was written: `name[:capacity[:key[=value]]…]`. `setting()` shows whether
/// queue_job accepts its values.
///
/// @param given the capacity; empty when the entry leaves it out
/// @param offset index of the entry in the string, from 0
public record ChannelEntry(String name, OptionalInt given, List<Option> options, int offset) {
    private static final String SEQUENTIAL = "sequential";
    private static final String THROTTLE = "throttle";
    private static final String PAUSED = "paused";
    private static final String CAPACITY_DEFAULT = "capacity_default";
    private static final String SEQUENTIAL_DEFAULT = "sequential_default";

    /// The keys that have an effect in any release: the last three from August and September 2026 on (18.0). All
    /// releases accept other keys silently and ignore them.
    public static final Set<String> KEYS = Set.of(SEQUENTIAL, THROTTLE, PAUSED, CAPACITY_DEFAULT, SEQUENTIAL_DEFAULT);

    /// Those that only the releases of August and September 2026 know.
    public static final Set<String> KEYS_OF_2026 = Set.of(PAUSED, CAPACITY_DEFAULT, SEQUENTIAL_DEFAULT);

    /// `key` (then `value` is null) or `key=value`.
    public record Option(String key, @Nullable String value, int offset) {}

    public ChannelEntry {
        options = List.copyOf(options);
    }

    /// The complete name, which always starts at root.
    public String fullName() {
        return ChannelName.of(name).text();
    }

    public Optional<Option> option(String key) {
        return options.stream().filter(option -> option.key().equals(key)).findFirst();
    }

    /// The capacity of a channel whose entry names none, unless a channel above sets a default: 1.
    public int capacity() {
        return given.orElse(1);
    }

    /// The options that have no effect.
    public Stream<Option> unknownOptions() {
        return options.stream().filter(option -> !KEYS.contains(option.key()));
    }

    /// What the entry configures.
    ///
    /// @throws ChannelStringException when queue_job would refuse the values
    public ChannelSetting setting() {
        boolean sequential = isSet(SEQUENTIAL);
        if (sequential && capacity() != 1) {
            throw new ChannelStringException(
                    "Channel " + name + " is sequential, which needs a capacity of 1 and not " + capacity(), offset);
        }
        var throttle = Duration.ofSeconds(number(THROTTLE, "a whole number of seconds", 0));
        return new ChannelSetting(fullName(), capacity(), sequential, throttle, isSet(PAUSED));
    }

    /// The defaults for channels below it that are not configured; empty where the entry sets none.
    ///
    /// @throws ChannelStringException when queue_job would refuse the values
    Optional<ChannelDefault> below() {
        boolean sequential = isSet(SEQUENTIAL_DEFAULT);
        if (!sequential && option(CAPACITY_DEFAULT).isEmpty()) {
            return Optional.empty();
        }
        int capacity = number(CAPACITY_DEFAULT, "a whole number", sequential ? 1 : 0);
        if (sequential && capacity != 1) {
            throw new ChannelStringException(
                    "Channels below " + name + " are sequential, which needs a capacity_default of 1 and not "
                            + capacity,
                    offset);
        }
        return Optional.of(new ChannelDefault(capacity, sequential));
    }

    /// In Python any text except the empty one is true.
    private boolean isSet(String key) {
        return option(key).filter(option -> !"".equals(option.value())).isPresent();
    }

    /// A key without a value is Python's True, which counts as one.
    private int number(String key, String what, int otherwise) {
        return option(key).map(option -> number(option, what)).orElse(otherwise);
    }

    private int number(Option option, String what) {
        var value = option.value();
        return value == null
                ? 1
                : new ChannelStringPart(value, option.offset())
                        .integer("Channel " + name + " has the " + option.key(), what);
    }
}
