package signalbox.app.config;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import signalbox.app.profile.Environment;
import signalbox.config.ConfigFile;

/// A copy of an odoo.conf without its secrets.
///
/// @param path the path of the file that was copied
record ConfigCopy(Instant takenAt, Environment environment, String path, String text) {
    static ConfigCopy of(ConfigFile file, Environment environment, Instant now) {
        return new ConfigCopy(now, environment, file.name(), maskedText(file));
    }

    /// The whole file, with the secrets masked in each line.
    static String maskedText(ConfigFile file) {
        return file.lines().stream().map(line -> line.masked() + line.ending()).collect(joining());
    }

    boolean isLike(ConfigCopy other) {
        return path.equals(other.path) && text.equals(other.text);
    }
}
