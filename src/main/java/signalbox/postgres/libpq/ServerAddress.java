package signalbox.postgres.libpq;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.text.HostPort;
import signalbox.text.NumberText;

/// One of the servers that a connection may lead to.
///
/// @param host its name, its address, or the folder of a UNIX socket of this machine
/// @param address the address that is connected to instead of looking up the host; null: none was given
public record ServerAddress(String host, @Nullable String address, int port) {
    public static final int USUAL_PORT = 5432;

    public ServerAddress {
        HostPort.checkPort(port);
    }

    /// Whether the host is the folder of a UNIX socket.
    public static boolean isSocket(String host) {
        return host.startsWith("/");
    }

    public boolean isSocket() {
        return address == null && isSocket(host);
    }

    /// The file of the UNIX socket in this folder.
    public static String socketFile(String folder, int port) {
        return (folder.endsWith("/") ? folder : folder + "/") + ".s.PGSQL." + port;
    }

    /// For messages.
    public String label() {
        return isSocket() ? socketFile(host, port) : HostPort.label(host, port);
    }

    /// The servers as libpq pairs hosts, addresses and ports.
    static List<ServerAddress> of(ParameterSet set) {
        var hosts = list(set.filled(LibpqParameter.HOST));
        var addresses = list(set.filled(LibpqParameter.HOSTADDR));
        var ports = list(set.filled(LibpqParameter.PORT));
        var count = Math.max(1, addresses.isEmpty() ? hosts.size() : addresses.size());
        if (!hosts.isEmpty() && hosts.size() != count) {
            throw new IllegalArgumentException(
                    "The connection string has " + NumberText.of(hosts.size(), "host") + " and "
                            + NumberText.of(count, "address", "addresses")
                            + " (hostaddr): give one for each host, or leave hostaddr out");
        }
        if (ports.size() > 1 && ports.size() != count) {
            throw new IllegalArgumentException("The connection string has " + NumberText.of(ports.size(), "port")
                    + " and " + NumberText.of(count, "host") + ": give one port, or one for each host");
        }
        var servers = new ArrayList<ServerAddress>();
        for (var i = 0; i < count; i++) {
            var port = ports.isEmpty() ? "" : ports.get(ports.size() == 1 ? 0 : i);
            servers.add(of(hosts.isEmpty() ? "" : hosts.get(i), addresses.isEmpty() ? "" : addresses.get(i), port));
        }
        return servers;
    }

    private static ServerAddress of(String host, String address, String port) {
        if (address.isEmpty()) {
            return new ServerAddress(checked(host), null, port(port));
        }
        try {
            InetAddress.ofLiteral(zoneless(address));
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("The hostaddr " + ConnectionString.shownValue(address)
                    + " is not an address such as 10.0.0.5 or fd00::5: a name belongs in host");
        }
        return new ServerAddress(host.isEmpty() ? zoned(address) : host, zoned(address), port(port));
    }

    private static String checked(String host) {
        if (host.startsWith("@")) {
            throw new IllegalArgumentException("Signalbox cannot connect to the abstract UNIX socket "
                    + ConnectionString.shownValue(host)
                    + ", which Java does not offer: give the folder of a socket, or a host");
        }
        if (host.matches("[^:/]+:[0-9]+")) {
            throw new IllegalArgumentException("The host has a port behind it: give host=HOST port=PORT, or"
                    + " postgres://USER@HOST:PORT/DATABASE");
        }
        if (host.matches("\\[[^]]*](:[0-9]*)?")) {
            throw new IllegalArgumentException("The host has brackets, which belong around an IPv6 address in a URL"
                    + " only: give host=ADDRESS port=PORT");
        }
        return host.isEmpty() ? LibpqEnvironment.socketFolder() : zoned(host);
    }

    private static String zoneless(String address) {
        var zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /// As the resolver of libpq has it: the name of an interface belongs to an address of the link.
    private static String zoned(String host) {
        var isZoned = host.contains(":") && host.contains("%");
        var isNumber = host.substring(host.indexOf('%') + 1).matches("[0-9]+");
        if (isZoned && !isNumber && !isOfLink(zoneless(host))) {
            throw new IllegalArgumentException("The host " + ConnectionString.shownValue(host)
                    + " names an interface after %, which only addresses" + " of a link (fe80::…) have: leave it out");
        }
        return host;
    }

    private static boolean isOfLink(String address) {
        try {
            return InetAddress.ofLiteral(address).isLinkLocalAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static List<String> list(Optional<String> text) {
        return text.map(all -> List.of(all.split(",", -1))).orElse(List.of());
    }

    private static int port(String text) {
        var number = text.strip();
        if (number.isEmpty() && text.isEmpty()) {
            return USUAL_PORT;
        }
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("The port in the connection string is not a number. In a URL,"
                    + " postgres://USER@HOST:PORT/DATABASE, the characters @ / : % of a password before it are written"
                    + " as %40 %2F %3A %25");
        }
    }
}
