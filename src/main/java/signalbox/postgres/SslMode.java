package signalbox.postgres;

import java.util.Arrays;
import java.util.stream.Collectors;

/// How the connection is encrypted and verified, under libpq's names.
public enum SslMode {
    DISABLE("disable"),
    ALLOW("allow"),
    PREFER("prefer"),
    REQUIRE("require"),
    VERIFY_CA("verify-ca"),
    VERIFY_FULL("verify-full");

    private final String libpq;

    SslMode(String libpq) {
        this.libpq = libpq;
    }

    public String libpq() {
        return libpq;
    }

    /// What a profile that says nothing gets: the wire to another machine is verified, loopback need not be.
    public static SslMode defaultFor(String host) {
        var local = host.startsWith("127.") || host.equals("localhost") || host.equals("::1") || host.startsWith("/");
        return local ? PREFER : VERIFY_FULL;
    }

    /// @throws IllegalArgumentException naming the modes there are
    public static SslMode of(String libpq) {
        return Arrays.stream(values())
                .filter(mode -> mode.libpq.equals(libpq))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sslmode \"" + libpq + "\" is not one of "
                        + Arrays.stream(values()).map(SslMode::libpq).collect(Collectors.joining(", "))));
    }
}
