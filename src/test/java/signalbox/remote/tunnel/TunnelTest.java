package signalbox.remote.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.remote.EchoServer;
import signalbox.remote.RemoteException;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.SshFiles;
import signalbox.remote.SshHost;
import signalbox.remote.TestKeys;
import signalbox.remote.TestSshd;
import signalbox.remote.UnknownHostKeyException;

/// Against MINA's own server.
class TunnelTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private TestSshd server;

    @SuppressWarnings("NullAway.Init") // before each
    private EchoServer echo;

    @SuppressWarnings("NullAway.Init") // before each
    private SshHost host;

    @BeforeEach
    void start() throws Exception {
        TestKeys.create(folder, "id_ed25519", "ed25519");
        server = new TestSshd(folder.resolve("id_ed25519.pub"), KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256));
        echo = new EchoServer();
        host = new SshHost(server.spec(), new SshFiles(folder, folder.resolve("own"), null));
        host.knownHosts()
                .accept(catchThrowableOfType(UnknownHostKeyException.class, host::connect)
                        .hostKey());
    }

    @AfterEach
    void stop() throws IOException {
        host.close();
        echo.close();
        server.close();
    }

    private static Socket connect(Tunnel tunnel) throws IOException {
        var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), tunnel.port());
        socket.setSoTimeout((int) SOON.toMillis());
        return socket;
    }

    private static void assertEchoes(Socket socket) throws IOException {
        var said = "hello".getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(said);
        assertThat(socket.getInputStream().readNBytes(said.length)).isEqualTo(said);
    }

    private static void assertEnded(Socket socket) throws IOException {
        assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void connections_are_forwarded() throws IOException {
        try (var tunnel = Tunnel.open(host, echo.target());
                var one = connect(tunnel);
                var other = connect(tunnel)) {
            assertEchoes(one);
            assertEchoes(other);
            assertThat(tunnel.transport()).contains(TunnelTransport.FORWARDING);
            assertThat(tunnel.failure()).isEmpty();

            one.shutdownOutput();
            assertEnded(one);
            assertEchoes(other);
        }
    }

    @Test
    void a_relay_takes_over_where_forwarding_is_forbidden() throws IOException {
        server.forbidForwarding();
        assertRelays();
    }

    @Test
    void a_relay_takes_over_where_forwarding_is_not_known() throws IOException {
        server.knowNoForwarding();
        assertRelays();
    }

    private void assertRelays() throws IOException {
        try (var tunnel = Tunnel.open(host, echo.target())) {
            try (var socket = connect(tunnel)) {
                assertEchoes(socket);
                assertThat(tunnel.transport()).contains(TunnelTransport.PYTHON);
                socket.shutdownOutput();
                assertEnded(socket);
            }
            await().atMost(SOON).until(() -> echo.connections() == 0);
        }
    }

    @Test
    void a_target_that_is_not_there_is_told() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        try (var tunnel = Tunnel.open(host, new TunnelTarget.Tcp("127.0.0.1", port))) {
            assertTold(tunnel, "127.0.0.1:" + port);
            assertThat(tunnel.transport())
                    .as("a relay would reach nothing either")
                    .isEmpty();
        }
        server.forbidForwarding();
        try (var tunnel = Tunnel.open(host, new TunnelTarget.Tcp("127.0.0.1", port))) {
            assertTold(tunnel, "127.0.0.1:" + port, "refused");
        }
    }

    private static void assertTold(Tunnel tunnel, String... words) throws IOException {
        try (var socket = connect(tunnel)) {
            assertEnded(socket);
        }
        await().atMost(SOON).until(() -> tunnel.failure().isPresent());
        assertThat(tunnel.failure().orElseThrow())
                .hasMessageContainingAll(words)
                .extracting(RemoteException::kind)
                .isEqualTo(Kind.NO_WAY);
    }

    @Test
    void a_lost_session_ends_the_connections_and_the_next_opens_it_again() throws IOException {
        try (var tunnel = Tunnel.open(host, echo.target())) {
            try (var socket = connect(tunnel)) {
                assertEchoes(socket);
                server.hangUp();
                assertEnded(socket);
            }
            await().atMost(SOON).until(() -> tunnel.failure().isPresent());
            assertThat(tunnel.failure().orElseThrow().kind()).isEqualTo(Kind.CONNECTION_LOST);

            try (var socket = connect(tunnel)) {
                assertEchoes(socket);
            }
            assertThat(tunnel.failure()).isEmpty();
        }
    }

    @Test
    void a_closed_tunnel_ends_its_connections() throws IOException {
        var tunnel = Tunnel.open(host, echo.target());
        try (var socket = connect(tunnel)) {
            assertEchoes(socket);

            tunnel.close();

            assertEnded(socket);
            await().atMost(SOON).until(() -> echo.connections() == 0);
            assertThatThrownBy(() -> connect(tunnel)).isInstanceOf(IOException.class);
            assertThat(host.isConnected()).isTrue();
        }
    }

    @Test
    void other_users_of_this_machine_are_turned_away() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "This system does not tell whose a connection is");
        assumeTrue(System.getProperty("user.name").equals("root"), "Only root may act as another user");
        try (var tunnel = Tunnel.open(host, echo.target())) {
            var script = "exec 3<>/dev/tcp/127.0.0.1/" + tunnel.port() + "; echo hello >&3; timeout 20 cat <&3";
            assertThat(TestKeys.run(List.of(
                            "bash",
                            "-c",
                            "exec 3<>/dev/tcp/127.0.0.1/" + tunnel.port() + "; echo hello >&3; head -n 1 <&3")))
                    .isEqualTo("hello\n");

            var other = new ProcessBuilder(
                            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "bash", "-c", script)
                    .start();

            assertThat(other.inputReader().readLine()).isNull();
            other.waitFor();
        }
    }
}
