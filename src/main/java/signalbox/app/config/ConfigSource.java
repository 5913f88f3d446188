package signalbox.app.config;

import java.nio.file.Path;
import java.time.Instant;
import signalbox.app.profile.Environment;

/// Where an odoo.conf, or a substitute for one, is read from.
public sealed interface ConfigSource {
    /// The odoo.conf of the profile's own Odoo: the path that the profile gives, else the one that its processes name,
    /// else a usual place. What is read has the source where it was found.
    record OfProfile() implements ConfigSource {}

    /// A file on this machine.
    record OnDisk(Path path) implements ConfigSource {}

    /// A file on the profile's host, read over SSH.
    record OnHost(String path) implements ConfigSource {
        /// One of the two paths that Odoo.sh uses.
        public static final String USUAL_PATH = "/home/odoo/.config/odoo.conf";
    }

    /// The odoo.conf of a build whose files are on this machine.
    ///
    /// @param name of the build
    record OfBuild(String name, Environment environment, Path path) implements ConfigSource {}

    /// @param number distinguishes several pasted texts
    record Pasted(int number, String text) implements ConfigSource {
        /// Without the text, which may hold secrets.
        @Override
        public String toString() {
            return "Pasted[" + number + "]";
        }
    }

    /// A copy without secrets that was kept earlier, from this profile or another.
    record Kept(String profile, int number, Instant takenAt) implements ConfigSource {}

    /// What Signalbox recommends for the connected build.
    record Recommended() implements ConfigSource {}

    /// The parameters that the connected database stores.
    record InDatabase() implements ConfigSource {}
}
