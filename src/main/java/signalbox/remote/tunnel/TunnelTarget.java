package signalbox.remote.tunnel;

import java.util.regex.Pattern;
import signalbox.text.HostPort;

/// Where a tunnel ends, as the far host sees it. Names and paths must be plain, so that no program there reads them as
/// options or as its own syntax.
public sealed interface TunnelTarget {
    record Tcp(String host, int port) implements TunnelTarget {
        public Tcp {
            HostPort.checkHost(host);
            HostPort.checkPort(port);
        }

        @Override
        public String label() {
            return HostPort.label(host, port);
        }
    }

    record UnixSocket(String path) implements TunnelTarget {
        private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9_./@+=-]+");

        public UnixSocket {
            if (!PATH.matcher(path).matches()) {
                throw new IllegalArgumentException("\"" + path + "\" is not the absolute path of a socket");
            }
        }

        @Override
        public String label() {
            return path;
        }
    }

    String label();
}
