package signalbox.app.route;

import signalbox.app.file.AppFolders;
import signalbox.app.profile.Destination;
import signalbox.postgres.Database;
import signalbox.postgres.capability.Capabilities;
import signalbox.postgres.capability.CapabilityQueries;
import signalbox.postgres.connection.StatementLimits;
import signalbox.remote.SshHost;

/// Tries to connect to a database and closes everything afterwards.
public final class ConnectionCheck {
    private ConnectionCheck() {}

    /// Opens sessions that cannot write, reads what the database offers, and closes them. Blocks for some seconds
    /// at most.
    ///
    /// @throws signalbox.postgres.connection.PostgresException with a sentence that says what is wrong; its cause
    ///     is a RemoteException if the fault is on the way by SSH
    public static Capabilities of(Destination destination, AppFolders folders) {
        try (var reach = ConnectionRoute.of(destination, folders);
                var database = Database.watching(reach.destination().spec(), StatementLimits.WATCHING)) {
            reach.host().ifPresent(SshHost::connect);
            return CapabilityQueries.of(database);
        }
    }
}
