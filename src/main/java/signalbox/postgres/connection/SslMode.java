package signalbox.postgres.connection;

import java.util.Comparator;
import java.util.List;
import signalbox.postgres.libpq.LibpqParameter;
import signalbox.postgres.libpq.ServerAddress;
import signalbox.text.LocalHost;

/// How the connection is encrypted and verified, with libpq's names.
public enum SslMode {
    DISABLE("disable"),
    ALLOW("allow"),
    PREFER("prefer"),
    REQUIRE("require"),
    VERIFY_CA("verify-ca"),
    VERIFY_FULL("verify-full");

    /// `sslrootcert` that means the certificates that this system trusts.
    public static final String SYSTEM_ROOTS = "system";

    private final String libpq;

    SslMode(String libpq) {
        this.libpq = libpq;
    }

    public String libpq() {
        return libpq;
    }

    /// The mode for a profile that names none: a connection to another machine is verified, one to loopback or a
    /// socket of this machine need not be. 0.0.0.0 is verified: it is no address that a certificate could name.
    public static SslMode defaultFor(String host) {
        return host.startsWith("/") || LocalHost.isLoopback(host) ? PREFER : VERIFY_FULL;
    }

    /// The same for several servers: all connections have the mode that the least trusted one needs.
    public static SslMode defaultFor(List<ServerAddress> servers) {
        return servers.stream()
                .map(server -> server.address() == null ? server.host() : server.address())
                .map(SslMode::defaultFor)
                .max(Comparator.naturalOrder())
                .orElse(VERIFY_FULL);
    }

    /// @throws IllegalArgumentException when there is no such mode; its message names those that there are
    public static SslMode of(String libpq) {
        return LibpqParameter.SSLMODE.choice(List.of(values()), SslMode::libpq, libpq);
    }
}
