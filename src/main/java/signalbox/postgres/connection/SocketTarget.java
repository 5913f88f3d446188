package signalbox.postgres.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Where a socket leads that the factory connects itself, because the driver could not: to a UNIX socket, or to each
/// address of a host in turn. The driver hands it over as text.
sealed interface SocketTarget {
    /// The way it is written: no path and no host contains a line break.
    String text();

    /// @param sockets makes a socket of TCP that is not connected
    Socket connect(Supplier<Socket> sockets, SocketWrapping wrapping) throws IOException;

    /// Makes a socket of a UNIX socket that is not connected.
    @FunctionalInterface
    interface SocketWrapping {
        Socket of(LocalSocket impl) throws SocketException;
    }

    /// @param file the path of the socket
    record UnixFile(String file) implements SocketTarget {
        @Override
        public String text() {
            return "unix\n" + file;
        }

        @Override
        public Socket connect(Supplier<Socket> sockets, SocketWrapping wrapping) throws IOException {
            var socket = wrapping.of(new LocalSocket(UnixDomainSocketAddress.of(file)));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket;
        }
    }

    /// @param host a name or an address
    record Tcp(String host, int port, Duration patience) implements SocketTarget {
        @Override
        public String text() {
            return String.join("\n", "tcp", Integer.toString(port), Long.toString(patience.toMillis()), host);
        }

        /// As libpq, it tries all addresses of a name. None takes the time of the others.
        @Override
        public Socket connect(Supplier<Socket> sockets, SocketWrapping wrapping) throws IOException {
            var addresses = InetAddress.getAllByName(host);
            var failed = new IOException[1];
            for (var address : addresses) {
                var socket = sockets.get();
                try {
                    socket.connect(new InetSocketAddress(address, port), (int) patience.toMillis() / addresses.length);
                    return socket;
                } catch (IOException e) {
                    socket.close();
                    failed[0] = e;
                }
            }
            throw failed[0] == null ? new UnknownHostException(host) : failed[0];
        }
    }

    /// Empty where the driver connects.
    static Optional<SocketTarget> of(String text) {
        var parts = text.split("\n", 4);
        return switch (parts[0]) {
            case "unix" -> Optional.of(new UnixFile(parts[1]));
            case "tcp" ->
                Optional.of(new Tcp(parts[3], Integer.parseInt(parts[1]), Duration.ofMillis(Long.parseLong(parts[2]))));
            default -> Optional.empty();
        };
    }
}
