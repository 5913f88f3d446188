package signalbox.app.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.app.profile.Environment;
import signalbox.config.ConfigFile;

/// A configuration as it was read.
///
/// @param environment whose it is; null: not known
/// @param changedAt when the file was written; null: not known, or no file
public record LoadedConfig(
        ConfigSource source,
        ConfigFile file,
        @Nullable Environment environment,
        Instant readAt,
        @Nullable Instant changedAt) {
    /// Whether it was kept without its secrets, which then cannot be compared.
    public boolean isMasked() {
        return source instanceof ConfigSource.Kept;
    }

    /// Whether it is an odoo.conf, which can be judged as such, rather than what stands for one.
    public boolean isFile() {
        return !(source instanceof ConfigSource.InDatabase);
    }

    /// The file, each line without what is secret in it.
    public ConfigFile masked() {
        return ConfigFile.of(file.name(), ConfigCopy.maskedText(file));
    }
}
