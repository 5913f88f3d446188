package signalbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import signalbox.postgres.connection.ConnectionSpec;

/// A line to a database that passes some words on to the server, and ends before the answer to them:
/// the caller cannot know what became of it.
public final class SwallowingLine implements AutoCloseable {
    private static final int CHUNK = 65_536;

    private final ServerSocket entry;
    private final ConnectionSpec server;
    private final String after;
    private final String asked;
    private final String answer;
    private final AtomicInteger swallowed = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    /// @param asked what a connection says: the answer to it is swallowed
    public SwallowingLine(ConnectionSpec server, String asked) {
        this(server, asked, "");
    }

    /// @param asked what a connection says
    /// @param answer the first answer after it in which this stands is swallowed, as `COMMIT`
    public SwallowingLine(ConnectionSpec server, String asked, String answer) {
        this(server, "", asked, answer);
    }

    /// @param after only what a connection says after this counts
    public SwallowingLine(ConnectionSpec server, String after, String asked, String answer) {
        this.server = server;
        this.after = after;
        this.asked = asked;
        this.answer = answer;
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
            var answers = new Answers(far, near);
            Thread.ofVirtual().start(answers::pass);
            ask(near, far, answers);
        } catch (IOException _) {
            // Either side is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Socket near, Socket far, Answers answers) throws IOException, InterruptedException {
        var chunk = new byte[CHUNK];
        var said = new StringBuilder();
        for (var read = near.getInputStream().read(chunk);
                read >= 0;
                read = near.getInputStream().read(chunk)) {
            said.append(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
            var from = said.indexOf(after);
            if (from >= 0 && said.indexOf(asked, from) >= 0) {
                answers.swallow();
            }
            far.getOutputStream().write(chunk, 0, read);
            if (answers.isLast(said)) {
                answers.awaitEnd();
                return;
            }
        }
    }

    /// What the server says: passed on, until it is to be swallowed. The caller learns that the line has ended when
    /// the server has answered.
    private final class Answers {
        private final Socket far;
        private final Socket near;
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile boolean swallows;

        Answers(Socket far, Socket near) {
            this.far = far;
            this.near = near;
        }

        void swallow() {
            swallows = true;
        }

        /// Nothing more is passed to the server after what is answered by nothing.
        boolean isLast(StringBuilder said) {
            return swallows && answer.isEmpty() && said.indexOf(asked) >= 0;
        }

        void awaitEnd() throws InterruptedException {
            ended.await();
        }

        void pass() {
            var chunk = new byte[CHUNK];
            try (near) {
                for (var read = far.getInputStream().read(chunk);
                        read >= 0 && !isSwallowed(chunk, read);
                        read = far.getInputStream().read(chunk)) {
                    near.getOutputStream().write(chunk, 0, read);
                }
            } catch (IOException _) {
                // Either side is gone.
            } finally {
                ended.countDown();
            }
        }

        private boolean isSwallowed(byte[] chunk, int length) {
            var swallowedNow = swallows && new String(chunk, 0, length, StandardCharsets.ISO_8859_1).contains(answer);
            if (swallowedNow) {
                swallowed.incrementAndGet();
            }
            return swallowedNow;
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
