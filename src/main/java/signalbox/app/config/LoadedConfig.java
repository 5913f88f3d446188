package signalbox.app.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;
import signalbox.config.ConfigFile;

/// A configuration as it was read.
///
/// @param environment the environment of its build; null: not known
/// @param changedAt when the file was written; null: not known, or not a file
/// @param note how it was found, and what counts beside it; empty: nothing to say
public record LoadedConfig(
        ConfigSource source,
        ConfigFile file,
        @Nullable Environment environment,
        Instant readAt,
        @Nullable Instant changedAt,
        String note) {
    public LoadedConfig(
            ConfigSource source,
            ConfigFile file,
            @Nullable Environment environment,
            Instant readAt,
            @Nullable Instant changedAt) {
        this(source, file, environment, readAt, changedAt, "");
    }

    LoadedConfig noting(String text) {
        return new LoadedConfig(source, file, environment, readAt, changedAt, text);
    }

    /// Whether its secrets were masked when it was kept: then they cannot be compared.
    public boolean isMasked() {
        return source instanceof ConfigSource.Kept;
    }

    /// Whether it is an odoo.conf, which can be judged as one, and not a substitute.
    public boolean isFile() {
        return !(source instanceof ConfigSource.InDatabase);
    }

    /// The file, with the secrets masked in each line.
    public ConfigFile masked() {
        return ConfigFile.of(file.name(), ConfigCopy.maskedText(file));
    }
}
