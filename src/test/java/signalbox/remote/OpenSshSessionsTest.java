package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import signalbox.remote.RemoteException.Kind;
import signalbox.remote.tunnel.Tunnel;
import signalbox.remote.tunnel.TunnelTransport;

/// Servers that open few sessions, or close what runs in them. OpenSSH's own.
@Tag("pg")
@EnabledIf(
        value = "signalbox.remote.OpenSshd#isInstalled",
        disabledReason = "OpenSSH's server is not installed: packaging/test installs it")
class OpenSshSessionsTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private static SshHost host(OpenSshd server) throws IOException {
        return new SshHost(server.spec(), server.files());
    }

    private static Socket socket(Tunnel tunnel) throws IOException {
        return new Socket(InetAddress.ofLiteral("127.0.0.1"), tunnel.port());
    }

    @Test
    void with_one_session_at_a_time_further_commands_have_connections_of_their_own() throws Exception {
        try (var server = OpenSshd.start(folder, "MaxSessions 1");
                var host = host(server);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = CompletableFuture.supplyAsync(
                    () -> host.run(
                            List.of("sh", "-c", "until [ -e " + folder.resolve("go") + " ]; do sleep 0.1; done"),
                            SOON,
                            100),
                    threads);
            await().atMost(SOON).until(() -> server.programs().anyMatch(line -> line.contains("until")));

            for (int i = 0; i < 3; i++) {
                assertThat(host.run(List.of("echo", "beside"), SOON, 100).out()).isEqualTo("beside\n");
            }
            Files.createFile(folder.resolve("go"));
            assertThat(waiting.get().succeeded()).isTrue();
            await().atMost(SOON).until(() -> server.logins() == 1);
        }
    }

    @Test
    void a_command_that_never_ends_is_ended_there_too() throws IOException {
        try (var server = OpenSshd.start(folder, "MaxSessions 1");
                var host = host(server)) {
            assertThatThrownBy(() -> host.run(List.of("sleep", "98752"), Duration.ofSeconds(1), 100))
                    .hasMessageContaining("was killed");
            await().atMost(SOON).until(() -> server.programs().noneMatch(line -> line.contains("98752")));
        }
    }

    @Test
    void what_runs_on_further_connections_ends_with_the_host() throws Exception {
        try (var server = OpenSshd.start(folder, "MaxSessions 1");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (var host = host(server)) {
                for (var mark : List.of("98761", "98762")) {
                    var _ = threads.submit(() -> host.run(List.of("sleep", mark), SOON, 100));
                    await().atMost(SOON).until(() -> server.programs().anyMatch(line -> line.contains(mark)));
                }
                assertThat(server.logins()).isEqualTo(2);
            }
            await().atMost(SOON).until(() -> server.logins() == 0);
        }
    }

    @Test
    void a_relay_leaves_room_for_commands() throws IOException {
        try (var server = OpenSshd.start(folder, "MaxSessions 1", "AllowTcpForwarding no");
                var echo = new EchoServer();
                var host = host(server);
                var tunnel = Tunnel.open(host, echo.target());
                var one = socket(tunnel);
                var other = socket(tunnel)) {
            for (var socket : List.of(one, other, one)) {
                socket.getOutputStream().write('x');
                assertThat(socket.getInputStream().read()).isEqualTo('x');
            }
            assertThat(tunnel.transport()).isNotEqualTo(Optional.of(TunnelTransport.FORWARDING));
            assertThat(host.run(List.of("echo", "beside"), SOON, 100).out()).isEqualTo("beside\n");
        }
    }

    @Test
    void a_server_that_opens_no_session_says_so_and_still_forwards() throws IOException {
        try (var server = OpenSshd.start(folder, "MaxSessions 0");
                var echo = new EchoServer();
                var host = host(server);
                var tunnel = Tunnel.open(host, echo.target())) {
            var refusal = catchThrowableOfType(RemoteException.class, () -> host.run(List.of("true"), SOON, 100));

            assertThat(refusal)
                    .hasMessageContaining("opens no session for a command")
                    .hasMessageContaining("MaxSessions 0");
            assertThat(refusal.kind()).isEqualTo(Kind.NO_SESSION);
            try (var socket = socket(tunnel)) {
                socket.getOutputStream().write('x');
                assertThat(socket.getInputStream().read()).isEqualTo('x');
            }
            await().atMost(SOON).until(() -> server.logins() == 1);
        }
    }

    @Test
    void a_channel_that_the_server_closes_is_not_a_lost_connection() throws IOException {
        assumeTrue(OpenSshd.knows("ChannelTimeout session:*=1s"), "This sshd closes no silent channels");
        try (var server = OpenSshd.start(folder, "ChannelTimeout session:*=1s");
                var host = host(server)) {
            var cut = catchThrowableOfType(RemoteException.class, () -> host.run(List.of("sleep", "98751"), SOON, 100));

            assertThat(cut)
                    .hasMessageContaining("closed the channel of \"sleep\" before its end was known")
                    .hasMessageContaining("ChannelTimeout");
            assertThat(cut.kind()).isEqualTo(Kind.CHANNEL_CLOSED);
            assertThat(host.isConnected()).isTrue();
            assertThat(host.run(List.of("echo", "again"), SOON, 100).out()).isEqualTo("again\n");
        }
    }
}
