package signalbox.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelSetting;

/// What a database itself keeps of the configuration.
///
/// @param baseUrl web.base.url; null: not there, or not readable
/// @param uuid database.uuid; null: not there, or not readable
/// @param parameters those of queue_job, by key; may hold secrets
/// @param channels null where the database keeps no limits and the channel string counts
/// @param notes sentences about what is not there
public record DatabaseConfig(
        @Nullable String baseUrl,
        @Nullable String uuid,
        Map<String, String> parameters,
        @Nullable List<KeptChannel> channels,
        List<String> notes) {
    /// @param paused null where no column tells
    public record KeptChannel(
            ChannelSetting setting, @Nullable Boolean paused) {}

    public DatabaseConfig {
        parameters = new LinkedHashMap<>(parameters);
        channels = channels == null ? null : List.copyOf(channels);
        notes = List.copyOf(notes);
    }

    /// That of the channel root; null where the database keeps none.
    public @Nullable Integer rootCapacity() {
        return channels == null
                ? null
                : channels.stream()
                        .map(KeptChannel::setting)
                        .filter(setting -> setting.name().equals(ChannelName.ROOT))
                        .map(ChannelSetting::capacity)
                        .findFirst()
                        .orElse(null);
    }

    /// Without the parameters' values, which may be secret.
    @Override
    public String toString() {
        return "DatabaseConfig[baseUrl=" + baseUrl + ", uuid=" + uuid + ", parameters=" + parameters.keySet()
                + ", channels=" + channels + ", notes=" + notes + "]";
    }
}
