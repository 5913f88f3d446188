package signalbox.metrics.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import signalbox.text.HostPort;

/// Where the metrics are offered.
///
/// @param host a name or an address, without brackets
/// @param port 0: any that is free
public record ListenAddress(String host, int port) {
    /// The port is one of those that exporters share by convention.
    public static final String USUAL = "127.0.0.1:9464";

    private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[\\w.-]+):(\\d{1,5})");

    /// @throws IllegalArgumentException when the text is not HOST:PORT
    public static ListenAddress of(String text) {
        var match = FORM.matcher(text);
        if (!match.matches() || Integer.parseInt(match.group(2)) > HostPort.LAST_PORT) {
            throw new IllegalArgumentException(
                    "--listen is HOST:PORT, such as " + USUAL + " or [::1]:9464, not \"" + text + "\"");
        }
        return new ListenAddress(match.group(1).replaceAll("[\\[\\]]", ""), Integer.parseInt(match.group(2)));
    }

    /// @throws IllegalArgumentException when no such host is known
    InetSocketAddress socket() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--listen: no host \"" + host + "\" is known", e);
        }
    }

    public String label() {
        return label(port);
    }

    private String label(int actual) {
        return HostPort.label(host, actual);
    }

    ListenAddress at(int actual) {
        return new ListenAddress(host, actual);
    }
}
