package signalbox.ui.config.content;

import static signalbox.config.RunnerSetting.CHANNELS;
import static signalbox.config.RunnerSetting.HOST;
import static signalbox.config.RunnerSetting.PORT;
import static signalbox.config.RunnerSetting.SCHEME;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigFile;
import signalbox.config.EffectiveSettings;
import signalbox.config.EffectiveSettings.Default;
import signalbox.config.EffectiveSettings.Entry;
import signalbox.config.EffectiveSettings.Value;
import signalbox.config.check.CheckContext;

/// The values that the runner uses, each with its source. Without secrets.
///
/// @param url the address to which it sends jobs
/// @param environmentKnown whether the variables are known; if not, one of them may count instead
public record RunnerSettingsInUse(List<Setting> settings, String url, String host, boolean environmentKnown) {
    private static final String PATH = "/queue_job/runjob";
    private static final String NOWHERE = "none: Odoo does not start with this file";

    /// @param line of the file; null when no line sets it
    /// @param isDefault whether nothing sets it
    public record Setting(
            String name,
            String value,
            String origin,
            @Nullable Integer line,
            boolean isDefault) {}

    static RunnerSettingsInUse of(ConfigFile file, CheckContext context) {
        var effective = EffectiveSettings.of(file, context.environment());
        var settings = new ArrayList<>(Stream.of(SCHEME, HOST, PORT, CHANNELS)
                .map(effective::of)
                .map(RunnerSettingsInUse::setting)
                .toList());
        settings.add(baseUrl(context.baseUrl()));
        var url = file.error().isPresent() ? NOWHERE : url(effective);
        return new RunnerSettingsInUse(
                List.copyOf(settings), url, text(effective.of(HOST)), effective.isEnvironmentKnown());
    }

    private static String url(EffectiveSettings effective) {
        return text(effective.of(SCHEME)) + "://" + text(effective.of(HOST)) + ":" + text(effective.of(PORT)) + PATH;
    }

    private static String text(Value value) {
        return Objects.requireNonNullElse(value.shown(), "");
    }

    private static Setting setting(Value value) {
        var line = value.origin() instanceof Entry(var entry) ? entry.line() : null;
        return new Setting(
                value.setting().key(),
                text(value).replace("\n", " "),
                origin(value),
                line,
                value.origin() instanceof Default);
    }

    private static String origin(Value value) {
        return value.origin() instanceof Entry(var entry)
                ? (entry.key().equals(value.setting().key()) ? "" : entry.key() + ", ") + "line " + entry.line()
                : value.origin().text();
    }

    private static Setting baseUrl(@Nullable BaseUrl url) {
        return url == null
                ? new Setting("web.base.url", "not known", "system parameter", null, true)
                : new Setting("web.base.url", text(url), "system parameter", null, false);
    }

    private static String text(BaseUrl url) {
        var isUsual = url.port() == (url.scheme().equals("https") ? 443 : 80);
        return url.scheme() + "://" + url.host() + (isUsual ? "" : ":" + url.port());
    }
}
