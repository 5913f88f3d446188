package signalbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import signalbox.postgres.ConnectionSpec;

/// A line to a database that passes some words on to the server, and ends before the answer to the last of them:
/// the caller cannot know what became of it.
public final class SwallowingLine implements AutoCloseable {
    private static final int CHUNK = 65_536;

    private final ServerSocket entry;
    private final ConnectionSpec server;
    private final List<String> words;
    private final AtomicInteger swallowed = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    /// @param words what a connection says in this order, as `update`, `COMMIT`
    public SwallowingLine(ConnectionSpec server, String... words) {
        this.server = server;
        this.words = List.of(words);
        try {
            this.entry = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public ConnectionSpec spec() {
        return ConnectionSpec.of("127.0.0.1", entry.getLocalPort(), server.database(), server.user());
    }

    /// How many answers.
    public int swallowed() {
        return swallowed.get();
    }

    /// How many connections were asked for.
    public int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                var near = entry.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> connect(near));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void connect(Socket near) {
        try (near;
                var far = new Socket(server.host(), server.port())) {
            Thread.ofVirtual().start(() -> answer(far, near));
            ask(near, far);
        } catch (IOException _) {
            // Either side is gone.
        }
    }

    private void ask(Socket near, Socket far) throws IOException {
        var chunk = new byte[CHUNK];
        var said = new StringBuilder();
        for (var read = near.getInputStream().read(chunk);
                read >= 0;
                read = near.getInputStream().read(chunk)) {
            said.append(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
            var swallows = hasSaidAll(said);
            if (swallows) {
                near.shutdownOutput();
            }
            far.getOutputStream().write(chunk, 0, read);
            if (swallows) {
                swallowed.incrementAndGet();
                awaitAnswer(far);
                return;
            }
        }
    }

    private boolean hasSaidAll(StringBuilder said) {
        var at = 0;
        for (var word : words) {
            at = said.indexOf(word, at);
            if (at < 0) {
                return false;
            }
        }
        return true;
    }

    /// The other thread reads it away; a moment without more of it is the end.
    private static void awaitAnswer(Socket far) throws IOException {
        far.getOutputStream().flush();
        far.shutdownOutput();
        try {
            while (!far.isClosed()) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(Socket far, Socket near) {
        var chunk = new byte[CHUNK];
        try (far) {
            for (var read = far.getInputStream().read(chunk);
                    read >= 0;
                    read = far.getInputStream().read(chunk)) {
                if (!near.isOutputShutdown()) {
                    near.getOutputStream().write(chunk, 0, read);
                }
            }
        } catch (IOException _) {
            // Either side is gone.
        }
    }

    @Override
    public void close() {
        try {
            entry.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
