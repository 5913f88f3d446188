package signalbox.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import signalbox.remote.tunnel.TunnelTarget;

/// Says what it hears, on a free port of the loopback.
public final class EchoServer implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"));
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    public EchoServer() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    public TunnelTarget target() {
        return new TunnelTarget.Tcp("127.0.0.1", server.getLocalPort());
    }

    public int connections() {
        return open.size();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> echo(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException _) {
            // The other end is gone.
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
