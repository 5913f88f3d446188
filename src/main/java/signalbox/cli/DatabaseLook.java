package signalbox.cli;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import signalbox.app.AppFolders;
import signalbox.app.ConfigCatalog;
import signalbox.app.ConnectionRoute;
import signalbox.app.Destination;
import signalbox.app.Profile;
import signalbox.app.Protection;
import signalbox.app.RefusedException;
import signalbox.monitor.Snapshot;
import signalbox.postgres.Capabilities;
import signalbox.postgres.Database;

/// Sessions for one look, and what the database offers.
///
/// @param protection what binds actions there
record DatabaseLook(ConnectionRoute reach, Database database, Capabilities capabilities, Protection protection) {
    Profile profile() {
        return destination().profile();
    }

    Destination destination() {
        return reach.destination();
    }

    /// Why the environment is what it is; null where the profile or the operator alone says so.
    @Nullable
    String whyEnvironment() {
        if (!protection.reasons().isEmpty()) {
            return protection.because();
        }
        return destination().isTold()
                ? null
                : "Nobody said what this database is: it is taken for production until --environment or a saved"
                        + " profile says otherwise.";
    }

    /// @throws RefusedException on a server that takes no changes
    void demandPrimary() {
        var standby = capabilities.server().standby();
        if (standby != null) {
            throw new RefusedException(standby.refusal());
        }
    }

    ConfigCatalog configs(AppFolders folders, InstantSource clock, @Nullable Snapshot snapshot) {
        return ConfigCatalog.of(reach, folders, database, snapshot, clock);
    }
}
