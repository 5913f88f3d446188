package signalbox.app.config;

import java.util.ArrayList;
import java.util.List;
import signalbox.channel.text.ChannelSetting;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigFile;
import signalbox.config.DatabaseConfig;

/// Writes the settings that a database stores as an odoo.conf, so that the two can be compared.
final class DatabaseConfigText {
    private final List<String> lines = new ArrayList<>();

    private DatabaseConfigText() {}

    static ConfigFile of(DatabaseConfig kept) {
        var text = new DatabaseConfigText();
        text.notes(kept);
        text.queueJob(kept);
        text.parameters(kept);
        return ConfigFile.of("database parameters", String.join("\n", text.lines) + "\n");
    }

    private void notes(DatabaseConfig kept) {
        lines.add("; What the database's parameters mean for the runner");
        kept.notes().forEach(note -> lines.add("; " + note));
    }

    private void queueJob(DatabaseConfig kept) {
        lines.add("[" + ConfigFile.QUEUE_JOB + "]");
        if (kept.channels() != null) {
            var channels = kept.channels().stream()
                    .filter(setting -> setting.isLimited() || setting.isThrottled() || setting.sequential())
                    .map(ChannelSetting::label)
                    .toList();
            lines.add("channels = " + String.join(",", channels));
        }
        if (kept.baseUrl() != null) {
            address(kept.baseUrl());
        }
    }

    private void address(String url) {
        try {
            var site = BaseUrl.parse(url);
            lines.addAll(List.of("scheme = " + site.scheme(), "host = " + site.host(), "port = " + site.port()));
        } catch (IllegalArgumentException e) {
            lines.add("; " + e.getMessage());
        }
    }

    private void parameters(DatabaseConfig kept) {
        lines.addAll(List.of("", "[ir_config_parameter]"));
        if (kept.baseUrl() != null) {
            parameter("web.base.url", kept.baseUrl());
        }
        if (kept.uuid() != null) {
            parameter("database.uuid", kept.uuid());
        }
        kept.parameters().forEach(this::parameter);
    }

    /// Further lines of a value are indented, as odoo.conf requires.
    private void parameter(String key, String value) {
        lines.add(key + " = " + String.join("\n    ", value.lines().toList()));
    }
}
