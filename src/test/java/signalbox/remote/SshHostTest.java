package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signalbox.remote.RemoteException.Kind;

/// Against MINA's own server.
class SshHostTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final SshTimeouts HARDLY_ANY =
            new SshTimeouts(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500));
    private static final int ENOUGH = 1 << 16;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private SshFiles files;

    @SuppressWarnings("NullAway.Init") // before each
    private TestSshd server;

    @BeforeEach
    void start() throws Exception {
        files = new SshFiles(folder, folder.resolve("app/known_hosts"), null);
        TestKeys.create(folder, "id_ed25519", "ed25519");
        server = new TestSshd(folder.resolve("id_ed25519.pub"), hostKey());
    }

    private static KeyPair hostKey() throws Exception {
        return KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static void accept(SshHost host) {
        var unknown = catchThrowableOfType(UnknownHostKeyException.class, host::connect);
        assertThat(unknown).isNotNull();
        host.knownHosts().accept(unknown.hostKey());
    }

    private SshHost accepted() {
        var host = new SshHost(server.spec(), files);
        accept(host);
        return host;
    }

    private static RemoteException failure(SshHost host) {
        return catchThrowableOfType(RemoteException.class, host::connect);
    }

    @Test
    void an_unknown_host_is_refused_until_its_key_is_accepted() {
        try (var host = new SshHost(server.spec(), files)) {
            var refusal = catchThrowableOfType(UnknownHostKeyException.class, host::connect);

            assertThat(refusal)
                    .hasMessageContaining("[127.0.0.1]:" + server.port())
                    .hasMessageContaining("ecdsa-sha2-nistp256 SHA256:");
            assertThat(server.users()).isEmpty();

            host.knownHosts().accept(refusal.hostKey());
            host.connect();
            assertThat(host.isConnected()).isTrue();
            assertThat(server.users()).contains("tester");
        }
    }

    @Test
    void a_changed_host_key_is_refused_with_both_fingerprints() throws Exception {
        accepted().close();
        var known = Files.readString(files.ownKnownHosts()).strip();
        server.close();
        server = new TestSshd(folder.resolve("id_ed25519.pub"), hostKey());
        Files.writeString(files.ownKnownHosts(), "\n" + known.replaceFirst(":\\d+", ":" + server.port()) + "\n");

        try (var host = new SshHost(server.spec(), files)) {
            var refusal = failure(host);

            assertThat(refusal.kind()).isEqualTo(Kind.CHANGED_HOST_KEY);
            assertThat(refusal).hasMessageMatching("(?s).*SHA256:.*SHA256:.*");
            assertThat(refusal).hasMessageContaining("line 2 of " + files.ownKnownHosts());
            assertThat(server.users()).isEmpty();
        }
    }

    @Test
    void a_revoked_host_key_is_refused_though_it_was_accepted() throws Exception {
        try (var host = accepted()) {
            var key = Files.readString(files.ownKnownHosts()).strip().split(" ", 2)[1];
            Files.writeString(files.knownHosts(), "@revoked * " + key + "\n");

            assertThat(failure(host))
                    .isNotNull()
                    .hasMessageContaining("revoked by line 1 of " + files.knownHosts())
                    .extracting(RemoteException::kind)
                    .isEqualTo(Kind.CHANGED_HOST_KEY);
            assertThat(server.users()).isEmpty();
        }
    }

    @Test
    void a_host_is_asked_for_the_key_that_it_is_known_by() throws Exception {
        server.close();
        var rsa = KeyUtils.generateKeyPair("ssh-rsa", 2048);
        server = new TestSshd(folder.resolve("id_ed25519.pub"), hostKey(), rsa);
        try (var host = new SshHost(server.spec(), files)) {
            host.knownHosts().accept(HostKey.of("127.0.0.1", server.port(), rsa.getPublic()));

            host.connect();

            assertThat(host.isConnected()).isTrue();
        }
    }

    @Test
    void who_is_not_let_in_is_told_what_was_offered() throws Exception {
        var other = TestKeys.create(folder, "other", "ed25519");
        accepted().close();
        try (var host = new SshHost(server.spec().withKeyFile(other), files)) {
            var refusal = failure(host);

            assertThat(refusal.kind()).isEqualTo(Kind.NOT_LET_IN);
            assertThat(refusal).hasMessageContaining("tester@127.0.0.1").hasMessageContaining("1 key from files");
        }
    }

    @Test
    void a_key_with_a_passphrase_is_the_agents_part() throws Exception {
        var locked = TestKeys.create(folder, "locked", "ed25519", "a passphrase");
        accepted().close();
        try (var host = new SshHost(server.spec().withKeyFile(locked), files)) {
            assertThat(failure(host)).hasMessageContaining(locked.toString()).hasMessageContaining("ssh-add");
        }
    }

    @Test
    void a_missing_key_file_is_named() {
        accepted().close();
        try (var host = new SshHost(server.spec().withKeyFile(folder.resolve("nowhere")), files)) {
            assertThat(failure(host))
                    .hasMessageContaining(folder.resolve("nowhere").toString());
        }
    }

    @Test
    void a_server_that_is_not_there_is_unreachable() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (var host = new SshHost(HostSpec.parse("tester@127.0.0.1:" + port), files)) {
            assertThat(failure(host).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for_forever() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                var host =
                        new SshHost(HostSpec.parse("tester@127.0.0.1:" + silent.getLocalPort()), files, HARDLY_ANY)) {
            assertThat(failure(host).kind()).isEqualTo(Kind.TIMED_OUT);
        }
    }

    @Test
    void no_word_is_looked_into() {
        var words = List.of("it's", "$(id)", "`id`", "a b", "; id", "\"", "\\", "*", "-n", "new\nline", "");
        var command = Stream.concat(Stream.of("printf", "%s|"), words.stream()).toList();
        try (var host = accepted()) {
            assertThat(host.run(command, SOON, ENOUGH).out()).isEqualTo(String.join("|", words) + "|");
        }
    }

    @Test
    void a_command_tells_its_status_and_its_errors() {
        try (var host = accepted()) {
            var result = host.run(List.of("sh", "-c", "echo out; echo err >&2; exit 3"), SOON, ENOUGH);

            assertThat(result).isEqualTo(new CommandResult(3, "out\n", "err\n", false));
        }
    }

    @Test
    void a_command_that_reads_finds_nothing() {
        try (var host = accepted()) {
            assertThat(host.run(List.of("cat"), SOON, ENOUGH)).isEqualTo(new CommandResult(0, "", "", false));
        }
    }

    @Test
    void a_lost_connection_is_opened_again() {
        try (var host = accepted()) {
            host.connect();
            server.hangUp();
            await().atMost(SOON).until(() -> !host.isConnected());

            assertThat(host.run(List.of("echo", "again"), SOON, ENOUGH).out()).isEqualTo("again\n");
        }
    }

    @Test
    void a_closed_host_stays_closed() {
        var host = accepted();
        host.connect();
        host.close();

        await().atMost(SOON).until(() -> server.sessions() == 0);
        assertThatThrownBy(host::connect).isInstanceOf(RemoteException.class);
    }

    @Test
    void a_host_is_reached_through_another() throws Exception {
        accepted().close();
        try (var inner = new TestSshd(folder.resolve("id_ed25519.pub"), hostKey())) {
            var spec = HostSpec.parse("inner@127.0.0.1:" + inner.port()).withJumpHost(server.spec());
            try (var host = new SshHost(spec, files)) {
                accept(host);

                assertThat(host.run(List.of("echo", "there"), SOON, ENOUGH).out())
                        .isEqualTo("there\n");
                assertThat(inner.users()).contains("inner");
                assertThat(server.users()).contains("tester");
            }
            await().atMost(SOON).until(() -> server.sessions() + inner.sessions() == 0);
        }
    }

    @Test
    void keys_may_come_from_the_agent() throws Exception {
        var key = TestKeys.create(folder, "agents", "ed25519");
        server.close();
        server = new TestSshd(folder.resolve("agents.pub"), hostKey());
        try (var agent = new TestAgent(folder.resolve("agent"))) {
            agent.add(key);
            Files.delete(key);
            try (var host = new SshHost(server.spec(), new SshFiles(folder, files.ownKnownHosts(), agent.socket()))) {
                accept(host);
                host.connect();
                assertThat(host.isConnected()).isTrue();
            }
            try (var host = new SshHost(server.spec(), files)) {
                assertThat(failure(host).kind()).isEqualTo(Kind.NOT_LET_IN);
            }
        }
    }

    @Test
    void what_is_no_utf_8_spoils_nothing() {
        try (var host = accepted()) {
            var said = host.run(List.of("printf", "a\\377b"), SOON, ENOUGH).out();

            assertThat(said.getBytes(StandardCharsets.UTF_8)).startsWith('a').endsWith('b');
        }
    }
}
