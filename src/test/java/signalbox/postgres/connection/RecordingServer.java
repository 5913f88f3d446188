package signalbox.postgres.connection;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Phaser;
import org.jspecify.annotations.Nullable;

/// Answers like a PostgreSQL server until the login is done, and keeps what clients send for it. It wants a password in
/// plain text and accepts any. One port on 127.0.0.1, on ::1 where that is there, and in a folder of UNIX sockets.
final class RecordingServer implements AutoCloseable {
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int CANCEL_REQUEST = 80877102;

    /// What one client sent.
    ///
    /// @param password null: the client did not send any
    record Login(
            String server,
            String way,
            String user,
            String database,
            String options,
            @Nullable String password) {}

    private final String name;
    private final boolean isStandby;
    private final List<ServerSocketChannel> entries = new ArrayList<>();
    private final List<Login> logins = new CopyOnWriteArrayList<>();
    private final Phaser open = new Phaser(1);
    final int port;

    RecordingServer(String name, boolean isStandby, Path folder) throws IOException {
        this.name = name;
        this.isStandby = isStandby;
        port = listen("tcp", new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
        listen("unix", UnixDomainSocketAddress.of(folder.resolve(".s.PGSQL." + port)));
        try {
            listen("tcp6", new InetSocketAddress(InetAddress.ofLiteral("::1"), port));
        } catch (IOException _) {
            // This machine has no IPv6.
        }
    }

    private int listen(String way, SocketAddress address) throws IOException {
        var entry = address instanceof UnixDomainSocketAddress
                ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                : ServerSocketChannel.open();
        entry.bind(address);
        entries.add(entry);
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    var client = entry.accept();
                    open.register();
                    Thread.ofVirtual().start(() -> serve(way, client));
                }
            } catch (IOException _) {
                // Closed.
            }
        });
        return entry.getLocalAddress() instanceof InetSocketAddress bound ? bound.getPort() : 0;
    }

    private void serve(String way, SocketChannel client) {
        try (client) {
            client.configureBlocking(true);
            var in = new DataInputStream(Channels.newInputStream(client));
            var out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(client)));
            var startup = startup(in, out);
            if (startup == null) {
                return;
            }
            var asked = message(body -> body.writeInt(3));
            out.write('R');
            out.write(asked);
            out.flush();
            var password = password(in);
            logins.add(new Login(
                    name,
                    way,
                    startup.getOrDefault("user", ""),
                    startup.getOrDefault("database", ""),
                    startup.getOrDefault("options", ""),
                    password));
            if (password != null) {
                accept(out);
                in.readAllBytes();
            }
        } catch (IOException _) {
            // The client is gone.
        } finally {
            open.arriveAndDeregister();
        }
    }

    private static @Nullable Map<String, String> startup(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            var length = in.readInt();
            var code = in.readInt();
            if (code == SSL_REQUEST || code == GSS_REQUEST) {
                out.write('N');
                out.flush();
            } else if (code == CANCEL_REQUEST) {
                return null;
            } else {
                var words = new String(in.readNBytes(length - 8), StandardCharsets.UTF_8).split("\0", -1);
                var startup = new TreeMap<String, String>();
                for (var i = 0; i + 1 < words.length && !words[i].isEmpty(); i += 2) {
                    startup.put(words[i], words[i + 1]);
                }
                return startup;
            }
        }
    }

    private static @Nullable String password(DataInputStream in) throws IOException {
        if (in.read() != 'p') {
            return null;
        }
        var text = new String(in.readNBytes(in.readInt() - 4), StandardCharsets.UTF_8);
        return text.substring(0, text.length() - 1);
    }

    private void accept(DataOutputStream out) throws IOException {
        out.write('R');
        out.write(message(body -> body.writeInt(0)));
        var status = Map.of(
                "server_version", "16.1",
                "client_encoding", "UTF8",
                "DateStyle", "ISO, MDY",
                "TimeZone", "UTC",
                "integer_datetimes", "on",
                "standard_conforming_strings", "on",
                "in_hot_standby", isStandby ? "on" : "off",
                "default_transaction_read_only", "off");
        for (var entry : status.entrySet()) {
            out.write('S');
            out.write(message(body -> {
                body.write((entry.getKey() + "\0" + entry.getValue() + "\0").getBytes(StandardCharsets.UTF_8));
            }));
        }
        out.write('K');
        out.write(message(body -> body.writeLong(1)));
        out.write('Z');
        out.write(message(body -> body.write('I')));
        out.flush();
    }

    @FunctionalInterface
    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] message(Body body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        body.write(new DataOutputStream(bytes));
        var whole = new ByteArrayOutputStream();
        new DataOutputStream(whole).writeInt(bytes.size() + 4);
        bytes.writeTo(whole);
        return whole.toByteArray();
    }

    /// What came since the last call, without repetitions, once all clients are gone.
    List<Login> taken() {
        open.awaitAdvance(open.arrive());
        var all = List.copyOf(new LinkedHashSet<>(logins));
        logins.clear();
        return all;
    }

    @Override
    public void close() throws IOException {
        for (var entry : entries) {
            entry.close();
        }
    }
}
