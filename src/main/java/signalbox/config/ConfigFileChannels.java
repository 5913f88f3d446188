package signalbox.config;

import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelSource;
import signalbox.channel.ConfiguredChannels;
import signalbox.channel.text.ChannelString;
import signalbox.channel.text.ChannelStringException;

/// What an odoo.conf says about the runners' channels: `channels`, or from OCA pull request 962 on `max_capacity` and
/// `db_max_capacity`, which leave the channels to each database and limit them together. Pure.
public final class ConfigFileChannels {
    private static final String MAX = "max_capacity";
    private static final String DB_MAX = "db_max_capacity";

    private final ConfigFile file;
    private final EffectiveSettings settings;

    /// @param environment the variables of the Odoo process, which come before the file; null: not known
    public ConfigFileChannels(ConfigFile file, @Nullable Map<String, String> environment) {
        this.file = file;
        this.settings = EffectiveSettings.of(file, environment);
    }

    /// @param database the one whose share of the capacity is needed
    /// @param otherwise the channels from elsewhere, which count if the file has none that can be used
    public ConfiguredChannels of(String database, ConfiguredChannels otherwise) {
        if (file.error().isPresent()) {
            return otherwise;
        }
        var channels = settings.of(RunnerSetting.CHANNELS);
        var most = most(database);
        if (channels.origin() instanceof EffectiveSettings.Default) {
            return (otherwise.plan() == null ? standard() : otherwise).atMost(most);
        }
        var from = name() + ", " + channels.origin().text();
        var text = String.valueOf(channels.value());
        try {
            return ChannelString.switchesRunnerOff(text)
                    ? unless(otherwise, from + " switches its runner off")
                    : ConfiguredChannels.of(text, ChannelSource.FILE, from);
        } catch (ChannelStringException e) {
            return unless(
                    otherwise, from + (e.isValidForOdoo() ? " is not known: " : " is not valid: ") + e.getMessage());
        }
    }

    private String name() {
        return file.name().substring(file.name().lastIndexOf('/') + 1);
    }

    private static ConfiguredChannels unless(ConfiguredChannels otherwise, String why) {
        return otherwise.plan() == null ? ConfiguredChannels.unknown(why) : otherwise;
    }

    private ConfiguredChannels standard() {
        return ConfiguredChannels.of(
                ConfiguredChannels.STANDARD,
                ChannelSource.DEFAULT,
                "queue_job's default " + ConfiguredChannels.STANDARD + ", as " + name() + " sets no channels");
    }

    /// How many jobs may run at a time over all channels of that database; null when the file sets no limit.
    private @Nullable Integer most(String database) {
        var all = number(value(MAX));
        if (all.isEmpty()) {
            return null;
        }
        return Math.min(all.getAsInt(), ofDatabase(database).orElse(Integer.MAX_VALUE));
    }

    private OptionalInt ofDatabase(String database) {
        return Stream.of(value(DB_MAX).split(",", -1))
                .map(entry -> share(entry, database))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /// `prod_*:6`, or `6` for every database: the first entry that matches counts.
    private static OptionalInt share(String entry, String database) {
        var colon = entry.lastIndexOf(':');
        var fits = colon < 0
                || glob(entry.substring(0, colon).strip()).matcher(database).matches();
        return fits ? number(entry.substring(colon + 1)) : OptionalInt.empty();
    }

    private static Pattern glob(String pattern) {
        var regex = new StringBuilder();
        pattern.chars()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(regex.toString());
    }

    private String value(String key) {
        return file.entry(ConfigFile.QUEUE_JOB, key).map(ConfigEntry::value).orElse("");
    }

    private static OptionalInt number(String text) {
        return text.strip().matches("[1-9]\\d{0,6}")
                ? OptionalInt.of(Integer.parseInt(text.strip()))
                : OptionalInt.empty();
    }
}
