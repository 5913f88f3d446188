package signalbox.app.config;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.app.file.AppFolders;
import signalbox.app.route.ConnectionRoute;
import signalbox.config.ConfigQueries;
import signalbox.config.check.CheckContext;
import signalbox.health.KnownConfig;
import signalbox.health.KnownLog;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Database;
import signalbox.postgres.capability.Capabilities;

/// Lists the configurations that can be read while a profile is open. Methods block, with a time limit: call them on a
/// background thread.
public interface ConfigCatalog {
    /// What a command has seen of the build.
    ///
    /// @param snapshot null: none yet
    /// @param processes what was listed before the snapshot
    record SeenBuild(@Nullable Snapshot snapshot, OdooProcesses processes) {}

    /// For a command that looks at a database.
    ///
    /// @param capabilities of the database
    static ConfigCatalog of(
            ConnectionRoute reach,
            AppFolders folders,
            Database database,
            Capabilities capabilities,
            SeenBuild seen,
            InstantSource clock) {
        return new ConfigReader(
                reach.destination().profile(),
                BuildConfigs.of(reach.host().orElse(null), reach.processes(clock), seen.processes()),
                new ConfigArchive(folders.snapshotsFolder()),
                seen::snapshot,
                () -> database.use("read the configuration", sql -> new ConfigQueries(capabilities).read(sql)),
                clock);
    }

    /// The builds whose odoo.conf can be read; the profile's own comes last. Does not block.
    List<ConfigSource> builds();

    /// @throws RuntimeException when it cannot be read; its message is a sentence for the user
    LoadedConfig read(ConfigSource source);

    /// What the database and its processes show about the build. What is not known stays null.
    CheckContext context();

    /// The odoo.conf of the profile's own build, with what is known about that build. Throws nothing.
    KnownConfig ofOwnBuild();

    /// The end of the runner's log, beside that odoo.conf, or why it cannot be read. Throws nothing.
    KnownLog log(KnownConfig config);

    /// The copies that were kept: those of this profile first, newest first.
    List<ConfigSource.Kept> kept();

    /// Keeps a copy without secrets; empty if the newest copy is the same.
    Optional<ConfigSource.Kept> keep(LoadedConfig read);
}
