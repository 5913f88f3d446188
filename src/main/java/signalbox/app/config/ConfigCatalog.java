package signalbox.app.config;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.AppFolders;
import signalbox.app.route.ConnectionRoute;
import signalbox.config.ConfigQueries;
import signalbox.config.check.ConfigContext;
import signalbox.health.RunnerConfig;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Database;
import signalbox.postgres.capability.CapabilityQueries;

/// Lists the configurations that can be read while a profile is open. Methods block, with a time limit: call them on a
/// background thread.
public interface ConfigCatalog {
    /// For one look at a database.
    ///
    /// @param snapshot what is known of the build; null: nothing yet
    static ConfigCatalog of(
            ConnectionRoute reach,
            AppFolders folders,
            Database database,
            @Nullable Snapshot snapshot,
            InstantSource clock) {
        return new ConfigReader(
                reach.destination().profile(),
                BuildConfigs.bySsh(reach.host().orElse(null)),
                new ConfigArchive(folders.snapshotsFolder()),
                () -> snapshot,
                () -> database.use(
                        "read the configuration", sql -> new ConfigQueries(CapabilityQueries.read(sql)).read(sql)),
                clock);
    }

    /// Those that are at hand, that of the profile's own build last. Does not block.
    List<ConfigSource> builds();

    /// @throws RuntimeException whose message is a sentence for the user
    LoadedConfig read(ConfigSource source);

    /// What the database and its processes tell about the build: what is not known stays null.
    ConfigContext context();

    /// That of the profile's own build, to be judged with what is known of its build. Throws nothing.
    RunnerConfig ofOwnBuild();

    /// Copies that were kept, of this profile first, newest first.
    List<ConfigSource.Kept> kept();

    /// Keeps a copy without secrets; empty where the newest one says the same.
    Optional<ConfigSource.Kept> keep(LoadedConfig read);
}
