package signalbox.app;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import signalbox.config.ConfigFile;

/// A copy of an odoo.conf without its secrets.
///
/// @param path that of the file it was read from
record KeptConfig(Instant takenAt, Environment environment, String path, String text) {
    static KeptConfig of(ConfigFile file, Environment environment, Instant now) {
        return new KeptConfig(now, environment, file.name(), maskedText(file));
    }

    /// The whole file, each line without what is secret in it.
    static String maskedText(ConfigFile file) {
        return file.lines().stream().map(line -> line.masked() + line.ending()).collect(joining());
    }

    boolean isLike(KeptConfig other) {
        return path.equals(other.path) && text.equals(other.text);
    }
}
