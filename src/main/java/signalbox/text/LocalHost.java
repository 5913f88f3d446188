package signalbox.text;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Says of a host as it is written, with no resolver asked, whether it is this machine. A name that only looks like an
/// address, such as `127.example.com`, is not.
public final class LocalHost {
    /// `localhost` by RFC 6761; the others as the hosts files of systems have them.
    private static final Set<String> NAMES = Set.of("localhost", "localhost.", "ip6-localhost", "ip6-loopback");

    private LocalHost() {}

    /// Whether what is sent there never leaves this machine: 127.0.0.0/8, ::1, or a name for them. 0.0.0.0 and :: are
    /// not: they are no address of a machine.
    public static boolean isLoopback(String host) {
        return NAMES.contains(host.toLowerCase(Locale.ROOT))
                || address(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /// Whether a program that is said to listen there is on this machine: loopback, and 0.0.0.0 or ::, which stand for
    /// all addresses of a machine and lead to itself when they are connected to.
    public static boolean isThisMachine(String host) {
        return isLoopback(host)
                || address(host).filter(InetAddress::isAnyLocalAddress).isPresent();
    }

    private static Optional<InetAddress> address(String host) {
        var bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
