package signalbox.remote.tunnel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import signalbox.remote.OwnUserCheck;
import signalbox.remote.RemoteException;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.SshHost;

/// A port on this machine's loopback that leads to a target behind a host. It is a port and not a socket factory for
/// the driver: TLS, time-outs, cancel requests, our own sockets and psql all work as they do without it, and only the
/// address must be known. Connections of other users of this machine are refused.
///
/// Each connection has its own channel. When the SSH connection is lost, all of them end at once, and the next one
/// opens it again.
public final class Tunnel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tunnel.class);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final TunnelTarget target;
    private final SshChannelOpener way;
    private final ServerSocket server;
    private final Set<StreamRelay> bridges = ConcurrentHashMap.newKeySet();
    private volatile @Nullable RemoteException failure;

    private Tunnel(TunnelTarget target, SshChannelOpener way) throws IOException {
        this.target = target;
        this.way = way;
        this.server = new ServerSocket(0, 0, InetAddress.ofLiteral("127.0.0.1"));
    }

    /// Begins to listen. The first connection is the first to try the host and the target.
    public static Tunnel open(SshHost host, TunnelTarget target) {
        return open(target, new SshChannelOpener(host, target, null));
    }

    /// With that transport, unless it is forwarding and the server does not allow it.
    public static Tunnel open(SshHost host, TunnelTarget target, TunnelTransport transport) {
        return open(target, new SshChannelOpener(host, target, transport));
    }

    private static Tunnel open(TunnelTarget target, SshChannelOpener way) {
        try {
            var tunnel = new Tunnel(target, way);
            Thread.ofVirtual().name("tunnel-" + tunnel.port()).start(tunnel::listen);
            return tunnel;
        } catch (IOException e) {
            throw new RemoteException(Kind.NO_WAY, "This machine has no free port to listen on.", e);
        }
    }

    /// The port to connect to, on 127.0.0.1.
    public int port() {
        return server.getLocalPort();
    }

    /// How bytes are carried; empty until the first connection has shown what the host allows.
    public Optional<TunnelTransport> transport() {
        return way.transport();
    }

    /// Why the last connection could not be made, or was lost; empty if nothing has gone wrong since.
    public Optional<RemoteException> failure() {
        return Optional.ofNullable(failure);
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().name("tunnel-down").start(() -> serve(socket));
            } catch (IOException e) {
                LOG.debug("The tunnel to {} accepts no connection", target.label(), e);
                pause();
            }
        }
    }

    /// If too many files are open, trying again at once would not help.
    private void pause() {
        try {
            Thread.sleep(server.isClosed() ? Duration.ZERO : PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (OwnUserCheck.isAtOtherEnd(socket)) {
                socket.setTcpNoDelay(true);
                carry(socket);
            } else {
                LOG.warn("A connection of another user to the tunnel to {} was refused", target.label());
            }
        } catch (IOException e) {
            LOG.debug("A tunnelled connection failed", e);
        }
    }

    /// Sets the reason before the connection ends, so that a caller that sees its end can ask for it.
    private void carry(Socket socket) {
        try {
            var passage = way.open();
            try (var bridge = new StreamRelay(socket, passage.channel())) {
                failure = null;
                carry(bridge);
                if (!server.isClosed()) {
                    failure = passage.failure(bridge.wasAnswered()).orElse(failure);
                }
            }
        } catch (RemoteException e) {
            failure = e;
        }
    }

    private void carry(StreamRelay bridge) {
        bridges.add(bridge);
        if (server.isClosed()) {
            bridge.close();
        }
        bridge.run();
        bridges.remove(bridge);
    }

    /// Also ends the connections through it; the host stays connected.
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("The tunnel to {} could not be closed", target.label(), e);
        }
        bridges.forEach(StreamRelay::close);
    }
}
