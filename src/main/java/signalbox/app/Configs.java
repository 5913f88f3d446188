package signalbox.app;

import java.util.List;
import java.util.Optional;
import signalbox.config.check.ConfigContext;

/// The configurations that can be looked at while a profile is open. Methods block, each with an end, and
/// belong on a background thread.
public interface Configs {
    /// Those that are at hand, that of the profile's own build last. Does not block.
    List<ConfigSource> builds();

    /// @throws RuntimeException whose message is a sentence for the user
    ReadConfig read(ConfigSource source);

    /// What the database and its processes tell about the build: what is not known stays null.
    ConfigContext context();

    /// Copies that were kept, of this profile first, newest first.
    List<ConfigSource.Kept> kept();

    /// Keeps a copy without secrets; empty where the newest one says the same.
    Optional<ConfigSource.Kept> keep(ReadConfig read);
}
