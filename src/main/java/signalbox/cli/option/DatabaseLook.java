package signalbox.cli.option;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import signalbox.app.config.ConfigCatalog;
import signalbox.app.config.OdooProcesses;
import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.app.profile.Profile;
import signalbox.app.profile.Protection;
import signalbox.app.route.ConnectionRoute;
import signalbox.audit.RefusedException;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Database;
import signalbox.postgres.capability.Capabilities;

/// Sessions for one look, and what the database offers.
///
/// @param protection of the database
public record DatabaseLook(ConnectionRoute route, Database database, Capabilities capabilities, Protection protection) {
    public Profile profile() {
        return destination().profile();
    }

    public Destination destination() {
        return route.destination();
    }

    /// Why the environment is what it is; null if only the profile or the operator says so.
    public @Nullable String whyEnvironment() {
        if (!protection.reasons().isEmpty()) {
            return protection.because();
        }
        return destination().isStated()
                ? null
                : "It is not known what this database is. Signalbox treats it as production until --environment"
                        + " or a saved profile says otherwise.";
    }

    /// @throws RefusedException on a server that accepts no changes
    public void demandPrimary() {
        var standby = capabilities.server().standby();
        if (standby != null) {
            throw new RefusedException(standby.refusal());
        }
    }

    /// With what the snapshot shows about the build.
    ConfigCatalog configs(AppFolders folders, InstantSource clock, Snapshot snapshot) {
        return configs(folders, clock, new ConfigCatalog.SeenBuild(snapshot, OdooProcesses.unlisted()));
    }

    /// Before a snapshot, which needs the channels of the odoo.conf: with the processes alone.
    ConfigCatalog configs(AppFolders folders, InstantSource clock, OdooProcesses listed) {
        return configs(folders, clock, new ConfigCatalog.SeenBuild(null, listed));
    }

    private ConfigCatalog configs(AppFolders folders, InstantSource clock, ConfigCatalog.SeenBuild seen) {
        return ConfigCatalog.of(route, folders, database, capabilities, seen, clock);
    }
}
