package signalbox.channel;

import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelPlan;

/// The runners' channels as an odoo.conf or a profile gives them.
///
/// @param text the channel string; empty where none is stated
/// @param plan what it allows; null where none is stated
/// @param most how many jobs may run at a time over all channels (`max_capacity`); null: not stated
/// @param from where it is stated, in words: `the profile`, `odoo.conf, line 7`; where none is stated, a clause that
///     says why not
public record ConfiguredChannels(
        String text, @Nullable ChannelPlan plan, @Nullable Integer most, ChannelSource source, String from) {
    /// The default of queue_job where nothing else is set.
    public static final String STANDARD = "root:1";

    public static final ConfiguredChannels NONE =
            unknown("the profile has no channel string, no odoo.conf was read, and the database has none");

    /// @param why no source can be used: a clause
    public static ConfiguredChannels unknown(String why) {
        return new ConfiguredChannels("", null, null, ChannelSource.NOBODY, why);
    }

    /// @throws ChannelStringException for a string that queue_job refuses
    public static ConfiguredChannels of(String text, ChannelSource source, String from) {
        return new ConfiguredChannels(text, ChannelPlan.of(text), null, source, from);
    }

    /// @param text null or blank: the profile names none
    /// @throws ChannelStringException for a string that queue_job refuses
    public static ConfiguredChannels ofProfile(@Nullable String text) {
        return text == null || text.isBlank() ? NONE : of(text, ChannelSource.PROFILE, "the profile's channel string");
    }

    /// Adds a limit over all channels.
    public ConfiguredChannels atMost(@Nullable Integer jobs) {
        return new ConfiguredChannels(text, plan, jobs, source, from);
    }
}
