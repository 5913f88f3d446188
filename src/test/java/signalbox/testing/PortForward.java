package signalbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// A port of this machine that leads to another, as `ssh -L` makes one.
public final class PortForward implements AutoCloseable {
    private final ServerSocket entry;
    private final int target;
    private final List<Socket> open = new ArrayList<>();

    private PortForward(ServerSocket entry, int target) {
        this.entry = entry;
        this.target = target;
        Thread.ofVirtual().name("forward to " + target).start(this::accept);
    }

    public static PortForward to(int target) {
        try {
            return new PortForward(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return entry.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var client = keep(entry.accept());
                var server = keep(new Socket(InetAddress.getLoopbackAddress(), target));
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> copy(server, client));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private synchronized Socket keep(Socket socket) {
        open.add(socket);
        return socket;
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One side has ended.
        }
    }

    @Override
    public synchronized void close() {
        try {
            entry.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
