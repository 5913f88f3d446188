package signalbox.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.channel.text.ChannelSetting;

/// The part of the configuration that a database itself stores.
///
/// @param baseUrl web.base.url; null: it does not exist, or cannot be read
/// @param uuid database.uuid; null: it does not exist, or cannot be read
/// @param parameters the parameters of queue_job, by key; may contain secrets
/// @param channels null when the database stores no limits and the channel string counts
/// @param notes sentences about what is missing
public record DatabaseConfig(
        @Nullable String baseUrl,
        @Nullable String uuid,
        Map<String, String> parameters,
        @Nullable List<ChannelSetting> channels,
        List<String> notes) {
    public DatabaseConfig {
        parameters = new LinkedHashMap<>(parameters);
        channels = channels == null ? null : List.copyOf(channels);
        notes = List.copyOf(notes);
    }

    /// The capacity of root; null when the database stores none.
    public @Nullable Integer rootCapacity() {
        return channels == null
                ? null
                : channels.stream()
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
