package signalbox.app.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// Takes messages on this machine, and answers each as it is told: with a status, by cutting the connection, or not at
/// all. One request for each connection.
final class HookServer implements AutoCloseable {
    static final int CUT = -1;
    static final int SILENT = -2;
    private static final int OK = 200;

    private final ServerSocket server;
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new ArrayList<>();

    HookServer() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("hook").start(this::serve);
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/secret-token";
    }

    String shown() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/********";
    }

    /// After these it answers 200.
    void answer(int... statuses) {
        for (var status : statuses) {
            answers.add(status);
        }
    }

    List<String> bodies() {
        return bodies;
    }

    private void serve() {
        try {
            while (true) {
                var socket = server.accept();
                open.add(socket);
                answer(socket);
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void answer(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var length = 0;
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        var body = new char[length];
        for (int at = 0; at < length; ) {
            at += in.read(body, at, length - at);
        }
        var wanted = answers.poll();
        var status = wanted == null ? OK : wanted;
        bodies.add(new String(body));
        if (status == CUT) {
            socket.close();
        } else if (status != SILENT) {
            socket.getOutputStream()
                    .write(("HTTP/1.1 " + status + " So\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
