package signalbox.postgres.connection;

import java.util.Optional;

/// A tunnel to the server that starts at a port of this machine. Messages and password lookups still use the server's
/// own name.
public interface TunnelRoute {
    /// The port on 127.0.0.1.
    int port();

    /// Why the last connection failed, if the tunnel was the reason and not the server.
    Optional<PostgresException> failure();

    /// For people: through which host, and in which way.
    String label();
}
