package signalbox.ui.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.ConfigCatalog;
import signalbox.app.config.ConfigSource;
import signalbox.app.config.LoadedConfig;
import signalbox.app.profile.Environment;
import signalbox.config.BaseUrl;
import signalbox.config.ConfigFile;
import signalbox.config.check.CheckContext;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;

/// Configurations of an invented build of Odoo.sh, connected to its staging database.
final class InventedConfigs implements ConfigCatalog {
    static final Instant NOW = Instant.parse("2026-06-12T10:03:20Z");
    static final ConfigSource PRODUCTION = new ConfigSource.Kept("acme-prod", 3, NOW.minusSeconds(7_200));
    static final ConfigSource STAGING = new ConfigSource.OnHost(ConfigSource.OnHost.USUAL_PATH);

    private final Map<ConfigSource, LoadedConfig> files = new HashMap<>();
    private final Map<ConfigSource, String> faults = new HashMap<>();
    final List<LoadedConfig> copies = new ArrayList<>();
    List<ConfigSource> builds = List.of(STAGING);
    CheckContext context = CheckContext.UNKNOWN
            .withBaseUrl(BaseUrl.parse("https://acme-stg-queue-11874.dev.odoo.com"))
            .withHttpWorkers(4);

    /// @param source what is read as this file; a copy has no secrets
    InventedConfigs with(ConfigSource source, String name, @Nullable Environment environment) {
        return with(source, file(name), environment);
    }

    InventedConfigs with(ConfigSource source, ConfigFile file, @Nullable Environment environment) {
        var read = new LoadedConfig(source, file, environment, NOW.minusSeconds(12), NOW.minusSeconds(740));
        files.put(source, source instanceof ConfigSource.Kept kept ? copy(kept, read) : read);
        return this;
    }

    /// The same file, and how it was found.
    InventedConfigs noting(ConfigSource source, String note) {
        var read = Objects.requireNonNull(files.get(source));
        files.put(
                source,
                new LoadedConfig(source, read.file(), read.environment(), read.readAt(), read.changedAt(), note));
        return this;
    }

    private static LoadedConfig copy(ConfigSource.Kept source, LoadedConfig read) {
        return new LoadedConfig(source, read.masked(), read.environment(), source.takenAt(), null);
    }

    InventedConfigs failing(ConfigSource source, String sentence) {
        faults.put(source, sentence);
        return this;
    }

    static ConfigFile file(String name) {
        try (InputStream text = InventedConfigs.class.getResourceAsStream("/config-screen/" + name + ".conf")) {
            return ConfigFile.read(Objects.requireNonNull(text), ConfigSource.OnHost.USUAL_PATH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public KnownLog log(KnownConfig config) {
        return KnownLog.notAsked();
    }

    @Override
    public KnownConfig ofOwnBuild() {
        return new KnownConfig.NotGiven("it is invented.");
    }

    @Override
    public List<ConfigSource> builds() {
        return builds;
    }

    @Override
    public LoadedConfig read(ConfigSource source) {
        var fault = faults.get(source);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        return source instanceof ConfigSource.Pasted(var _, var text)
                ? new LoadedConfig(source, ConfigFile.of("pasted text", text), null, NOW, null)
                : Objects.requireNonNull(files.get(source), source.toString());
    }

    @Override
    public CheckContext context() {
        return context;
    }

    @Override
    public List<ConfigSource.Kept> kept() {
        return List.of(
                new ConfigSource.Kept("acme-staging", 7, NOW.minusSeconds(86_400)),
                new ConfigSource.Kept("acme-prod", 3, NOW.minusSeconds(7_200)));
    }

    @Override
    public Optional<ConfigSource.Kept> keep(LoadedConfig read) {
        copies.add(read);
        return Optional.of(new ConfigSource.Kept("acme-staging", 8, NOW));
    }
}
