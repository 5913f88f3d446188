package signalbox.postgres.capability;

import signalbox.postgres.ConnectionSpec;
import signalbox.postgres.Database;

/// The sessions that actions are previewed and carried out with. Its methods may block.
public interface ActionSessions {
    ConnectionSpec spec();

    /// Those that watch: they cannot write.
    ///
    /// @throws signalbox.postgres.PostgresException when there is no connection
    Database watching();

    /// The one that may change rows; open while armed.
    Database acting();

    /// To read with: those that watch, and the one that acts where nothing watches.
    Database reading();

    /// As of the newest look.
    ///
    /// @throws signalbox.postgres.PostgresException before the first look
    Capabilities capabilities();
}
