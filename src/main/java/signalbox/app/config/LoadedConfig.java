package signalbox.app.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;
import signalbox.config.ConfigFile;

/// A configuration as it was read.
///
/// @param environment the environment of its build; null: not known
/// @param changedAt when the file was written; null: not known, or not a file
public record LoadedConfig(
        ConfigSource source,
        ConfigFile file,
        @Nullable Environment environment,
        Instant readAt,
        @Nullable Instant changedAt) {
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
