package signalbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A port of this machine that leads to another, as `ssh -L` makes one.
public final class PortForward implements AutoCloseable {
    private final ServerSocket entry;
    private volatile int target;
    private final Duration start;
    private final List<Socket> open = new ArrayList<>();
    private final AtomicInteger clients = new AtomicInteger();

    private PortForward(ServerSocket entry, int target, Duration start) {
        this.entry = entry;
        this.target = target;
        this.start = start;
        Thread.ofVirtual().name("forward to " + target).start(this::accept);
    }

    public static PortForward to(int target) {
        return slowTo(target, Duration.ZERO);
    }

    /// One that has to start something for each connection, as a relay on a busy host has.
    ///
    /// @param start how long that takes
    public static PortForward slowTo(int target, Duration start) {
        try {
            return new PortForward(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), target, start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return entry.getLocalPort();
    }

    /// Where connections lead that are opened from now on.
    public void leadTo(int other) {
        target = other;
    }

    /// How many connections were opened.
    public int clients() {
        return clients.get();
    }

    private void accept() {
        try {
            while (true) {
                var client = keep(entry.accept());
                clients.incrementAndGet();
                Thread.ofVirtual().start(() -> relay(client));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void relay(Socket client) {
        try {
            Thread.sleep(start);
            var server = keep(new Socket(InetAddress.getLoopbackAddress(), target));
            Thread.ofVirtual().start(() -> copy(server, client));
            copy(client, server);
        } catch (IOException | InterruptedException _) {
            // The server is gone, or the port is closed.
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
