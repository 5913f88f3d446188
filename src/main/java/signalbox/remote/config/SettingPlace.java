package signalbox.remote.config;

import java.nio.file.Path;

/// Where a setting is written.
///
/// @param line from 1
public record SettingPlace(Path file, int line) {
    /// `line 3 of /home/me/.ssh/config`
    public String label() {
        return "line " + line + " of " + file;
    }
}
