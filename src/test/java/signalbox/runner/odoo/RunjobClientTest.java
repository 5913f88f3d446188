package signalbox.runner.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RunjobClientTest {
    /// Odoo up to 15.0 answers so. The end of the connection comes a moment after the answer.
    @Test
    void an_answer_in_http_1_0_ends_its_connection_and_no_request_is_lost_on_it() throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var client = new RunjobClient(new RunjobEndpoint("http", "127.0.0.1", server.getLocalPort()), "acme")) {
            var next = new CountDownLatch(1);
            Thread.startVirtualThread(() -> {
                try {
                    try (var first = answered(server)) {
                        assertThat(first.isConnected()).isTrue();
                        next.await();
                    }
                    answered(server).close();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            var one = client.ask("one").get();
            var other = client.ask("other");
            next.countDown();

            assertThat(one).isEqualTo(other.get());
        }
    }

    private static Socket answered(ServerSocket server) throws IOException {
        var socket = server.accept();
        var request = new StringBuilder();
        while (!request.toString().endsWith("\r\n\r\n")) {
            request.append((char) socket.getInputStream().read());
        }
        socket.getOutputStream()
                .write("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
