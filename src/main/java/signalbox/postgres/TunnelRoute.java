package signalbox.postgres;

import java.util.Optional;

/// A way to the server that begins at a port of this machine: a tunnel. What is said of the server and looked
/// up for it still goes by its own name.
public interface TunnelRoute {
    /// On 127.0.0.1.
    int port();

    /// Why the last connection got nowhere, if it was for the way and not for the server.
    Optional<PostgresException> failure();

    /// For people: through which host, and how.
    String label();
}
