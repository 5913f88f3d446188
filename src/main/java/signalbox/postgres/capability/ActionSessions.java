package signalbox.postgres.capability;

import signalbox.postgres.Database;
import signalbox.postgres.connection.ConnectionSpec;

/// The sessions with which actions are previewed and carried out. Its methods may block.
public interface ActionSessions {
    ConnectionSpec spec();

    /// The server's name for the database, as soon as a look has found it: a pooler may use another one.
    String database();

    /// The sessions that watch: they cannot write.
    ///
    /// @throws signalbox.postgres.connection.PostgresException when there is no connection
    Database watching();

    /// The session that may change rows; it is open while armed.
    Database acting();

    /// For reading: the sessions that watch, or the one that acts if nothing watches.
    Database reading();

    /// What the newest look found.
    ///
    /// @throws signalbox.postgres.connection.PostgresException before the first look
    Capabilities capabilities();
}
