package signalbox.text;

import java.util.regex.Pattern;

/// The name or address of a host, and a port: what all addresses have in common, from that of a database to that of an
/// SSH server.
public final class HostPort {
    public static final int LAST_PORT = 65_535;

    /// Plain, and not like an option of a program. Aliases of `~/.ssh/config` may have letters of any language.
    private static final Pattern NAME = Pattern.compile("[\\w.:%][\\w.:%-]*", Pattern.UNICODE_CHARACTER_CLASS);

    private HostPort() {}

    /// @throws IllegalArgumentException with a sentence, when it cannot be a host
    public static void checkHost(String host) {
        if (!NAME.matcher(host).matches()) {
            throw new IllegalArgumentException("\"" + host + "\" is not the name or address of a host");
        }
    }

    public static boolean isPort(int port) {
        return port >= 1 && port <= LAST_PORT;
    }

    /// @throws IllegalArgumentException with a sentence, when it cannot be a port
    public static void checkPort(int port) {
        if (!isPort(port)) {
            throw new IllegalArgumentException("Port " + port + " is not between 1 and " + LAST_PORT);
        }
    }

    /// An IPv6 address in brackets, as it is written before a port; other hosts as they are.
    public static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    /// `HOST:PORT`, `[ADDRESS]:PORT`
    public static String label(String host, int port) {
        return bracketed(host) + ":" + port;
    }
}
