package signalbox.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// What may answer where a runner looks for Odoo: sends the same bytes to everybody, or nothing at all.
public final class OddTarget implements AutoCloseable {
    private final ServerSocket socket;
    private final String answer;
    private final boolean reads;
    private final boolean stalls;
    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    private OddTarget(String answer, boolean reads) {
        this(answer, reads, false);
    }

    private OddTarget(String answer, boolean reads, boolean stalls) {
        this.answer = answer;
        this.reads = reads;
        this.stalls = stalls;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /// @param head the first line and the headers, without those that tell the length
    public static OddTarget answering(String head, String body) {
        return new OddTarget(
                "HTTP/1.1 " + head + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body,
                true);
    }

    /// Announces a body and keeps the connection open without one.
    ///
    /// @param head the first line
    public static OddTarget stalling(String head) {
        return new OddTarget("HTTP/1.1 " + head + "\r\nContent-Length: 10\r\n\r\n", true, true);
    }

    /// Speaks first, and another protocol.
    public static OddTarget greeting(String words) {
        return new OddTarget(words, false);
    }

    /// Takes connections and says nothing.
    public static OddTarget silent() {
        return new OddTarget("", true);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// How many requests it read.
    public int asked() {
        return asked.get();
    }

    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                clients.add(client);
                if (!answer.isEmpty()) {
                    Thread.ofVirtual().start(() -> serve(client));
                }
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void serve(Socket client) {
        try {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            for (var line = reads ? in.readLine() : null; line != null && !line.isEmpty(); line = in.readLine()) {
                if (line.startsWith("GET ")) {
                    asked.incrementAndGet();
                }
            }
            client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            client.getOutputStream().flush();
            if (!stalls) {
                client.close();
            }
        } catch (IOException e) {
            // The other side is gone.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var client : clients) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
