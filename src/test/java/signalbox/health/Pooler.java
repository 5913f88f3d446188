package signalbox.health;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import signalbox.postgres.connection.ConnectionSpec;
import signalbox.postgres.connection.SslMode;

/// Stands before a server as PgBouncer does: tells each client a pid of its own instead of the backend's.
/// Passes everything else on.
public final class Pooler implements AutoCloseable {
    private static final int BACKEND_KEY = 'K';
    private static final int READY = 'Z';

    private final ConnectionSpec server;
    private final ServerSocket socket;
    private final AtomicInteger clients = new AtomicInteger(1_000_000);
    private final List<Socket> open = new ArrayList<>();

    private Pooler(ConnectionSpec server) {
        this.server = server;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public static Pooler before(ConnectionSpec server) {
        return new Pooler(server);
    }

    public ConnectionSpec spec() {
        return new ConnectionSpec(
                "127.0.0.1",
                socket.getLocalPort(),
                server.database(),
                server.user(),
                SslMode.DISABLE,
                null,
                null,
                null);
    }

    private void accept() {
        try {
            while (true) {
                var client = kept(socket.accept());
                var backend = kept(new Socket(server.host(), server.port()));
                Thread.ofVirtual()
                        .start(() -> quietly(() -> client.getInputStream().transferTo(backend.getOutputStream())));
                Thread.ofVirtual().start(() -> quietly(() -> answer(backend, client)));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private synchronized Socket kept(Socket one) {
        open.add(one);
        return one;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            // one side has gone
        }
    }

    private void answer(Socket backend, Socket client) throws IOException {
        var in = new DataInputStream(backend.getInputStream());
        var out = new DataOutputStream(client.getOutputStream());
        int type;
        do {
            type = in.readUnsignedByte();
            var length = in.readInt();
            var body = in.readNBytes(length - 4);
            out.writeByte(type);
            out.writeInt(length);
            if (type == BACKEND_KEY) {
                out.writeInt(clients.incrementAndGet());
                out.write(body, 4, body.length - 4);
            } else {
                out.write(body);
            }
            out.flush();
        } while (type != READY);
        in.transferTo(out);
    }

    @Override
    public synchronized void close() {
        quietly(socket::close);
        open.forEach(one -> quietly(one::close));
    }
}
