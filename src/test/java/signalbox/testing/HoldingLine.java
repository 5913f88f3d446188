package signalbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import signalbox.postgres.connection.ConnectionSpec;

/// A line to a database that holds the answers to a connection which said some words, until it is released.
public final class HoldingLine implements AutoCloseable {
    private static final int CHUNK = 65_536;

    private final ServerSocket entry;
    private final ConnectionSpec server;
    private final String words;
    private final CountDownLatch released = new CountDownLatch(1);

    public HoldingLine(ConnectionSpec server, String words) {
        this.server = server;
        this.words = words;
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

    public void release() {
        released.countDown();
    }

    private void accept() {
        try {
            while (true) {
                var near = entry.accept();
                Thread.ofVirtual().start(() -> connect(near));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void connect(Socket near) {
        var held = new CountDownLatch(1);
        try (near;
                var far = new Socket(server.host(), server.port())) {
            Thread.ofVirtual().start(() -> answer(far, near, held));
            var chunk = new byte[CHUNK];
            for (var read = near.getInputStream().read(chunk);
                    read >= 0;
                    read = near.getInputStream().read(chunk)) {
                if (new String(chunk, 0, read, StandardCharsets.ISO_8859_1).contains(words)) {
                    held.countDown();
                }
                far.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException _) {
            // Either side is gone.
        }
    }

    private void answer(Socket far, Socket near, CountDownLatch held) {
        var chunk = new byte[CHUNK];
        try (near) {
            for (var read = far.getInputStream().read(chunk);
                    read >= 0;
                    read = far.getInputStream().read(chunk)) {
                if (held.getCount() == 0) {
                    released.await();
                }
                near.getOutputStream().write(chunk, 0, read);
            }
        } catch (IOException _) {
            // Either side is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        release();
        entry.close();
    }
}
