package signalbox.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A port on this machine's loopback for one connection, whose bytes are carried to a pair of streams. SSHD connects to
/// ports alone. A connection of another user of this machine is refused. Its threads are platform threads, because they
/// wait in the streams of a process.
final class LoopbackBridge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackBridge.class);

    private final ServerSocket server;
    private final InputStream in;
    private final OutputStream out;
    private volatile @Nullable Socket socket;
    private volatile boolean closed;

    private LoopbackBridge(ServerSocket server, InputStream in, OutputStream out) {
        this.server = server;
        this.in = in;
        this.out = out;
    }

    /// Begins to listen, for as long as that.
    ///
    /// @param in what the far end sends
    static LoopbackBridge open(InputStream in, OutputStream out, Duration patience) throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        server.setSoTimeout(Math.toIntExact(patience.toMillis()));
        var bridge = new LoopbackBridge(server, in, out);
        Thread.ofPlatform().daemon().name("ssh-way").start(bridge::serve);
        return bridge;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void serve() {
        try (server;
                var accepted = server.accept()) {
            server.close();
            if (!OwnUserCheck.isAtOtherEnd(accepted)) {
                LOG.warn("A connection of another user to a way by SSH was refused");
                return;
            }
            socket = accepted;
            accepted.setTcpNoDelay(true);
            carry(accepted);
        } catch (IOException e) {
            LOG.debug("A way by SSH ended", e);
        } finally {
            close();
        }
    }

    private void carry(Socket accepted) throws IOException {
        Thread.ofPlatform().daemon().name("ssh-way-up").start(() -> up(accepted));
        if (!closed) {
            StreamCopy.copy(in, accepted.getOutputStream());
        }
    }

    private void up(Socket accepted) {
        try (out) {
            StreamCopy.copy(accepted.getInputStream(), out);
        } catch (IOException e) {
            LOG.debug("A way by SSH takes no more", e);
        }
    }

    /// Ends the connection; the streams are the caller's.
    @Override
    public void close() {
        closed = true;
        close(server);
        var accepted = socket;
        if (accepted != null) {
            close(accepted);
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("A way by SSH could not be closed", e);
        }
    }
}
