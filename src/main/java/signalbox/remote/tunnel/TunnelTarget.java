package signalbox.remote.tunnel;

import java.util.regex.Pattern;

/// Where a tunnel ends, as the far host sees it. Names and paths must be plain, so that no program there reads them as
/// options or as its own syntax.
public sealed interface TunnelTarget {
    record Tcp(String host, int port) implements TunnelTarget {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_:][A-Za-z0-9_.:%-]*");

        public Tcp {
            if (!NAME.matcher(host).matches()) {
                throw new IllegalArgumentException("\"" + host + "\" is not the name or address of a host");
            }
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("Port " + port + " is not between 1 and 65535");
            }
        }

        @Override
        public String label() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
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
