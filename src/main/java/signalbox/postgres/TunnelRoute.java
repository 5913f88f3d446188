package signalbox.postgres;

import java.util.Optional;

/// A tunnel to the server that starts at a port of this machine. Messages and password lookups still use the server's
/// own name.
public interface TunnelRoute {
    /// On 127.0.0.1.
    int port();

    /// Why the last connection got nowhere, if it was for the way and not for the server.
    Optional<PostgresException> failure();

    /// For people: through which host, and how.
    String label();
}
