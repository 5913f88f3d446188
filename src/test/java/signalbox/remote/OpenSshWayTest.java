package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import signalbox.remote.RemoteException.Kind;

/// ProxyCommand and ProxyJump, against OpenSSH's own server.
@Tag("pg")
@EnabledIf(
        value = "signalbox.remote.OpenSshd#isInstalled",
        disabledReason = "OpenSSH's server is not installed: packaging/test installs it")
class OpenSshWayTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final SshTimeouts LITTLE =
            new SshTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(5));
    private static final String RELAY = "socat STDIO TCP:%h:%p";

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path jumpFolder;

    /// What `~/.ssh` is.
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path client;

    @SuppressWarnings("NullAway.Init") // before each
    private OpenSshd server;

    @BeforeEach
    void start() throws IOException {
        server = OpenSshd.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SshFiles files(String... lines) throws IOException {
        var identity = "IdentityFile " + folder.resolve("client");
        return server.filesOf(
                client,
                null,
                Stream.concat(Stream.of(lines), Stream.of(identity)).toArray(String[]::new));
    }

    private SshHost host(String... lines) throws IOException {
        return new SshHost(HostSpec.parse("target"), files(lines));
    }

    private static void assertReached(SshHost host) {
        try (host) {
            assertThat(host.run(List.of("echo", "there"), SOON, 100).out()).isEqualTo("there\n");
        }
    }

    private static RemoteException refusal(SshHost host) {
        try (host) {
            var refusal = catchThrowableOfType(RemoteException.class, host::connect);
            assertThat(refusal).isNotNull();
            return refusal;
        }
    }

    private static boolean runs(String mark) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .anyMatch(line -> line.contains(mark));
    }

    @Test
    void a_command_carries_the_connection_and_ends_with_it() throws IOException {
        var mark = folder.resolve("mark").toString();
        try (var host =
                host("ProxyCommand sh -c 'trap \"\" TERM; " + RELAY + "; while :; do sleep 0.1; done' " + mark)) {
            assertThat(host.run(List.of("head", "-c", "3000000", "/dev/zero"), SOON, 4_000_000)
                            .out())
                    .hasSize(3_000_000);
            assertThat(runs(mark)).isTrue();
        }
        await().atMost(SOON).until(() -> !runs(mark));
    }

    @Test
    void what_a_command_says_before_it_fails_is_in_the_message_without_secrets() throws IOException {
        var failing = refusal(host("ProxyCommand sh -c 'echo no way to %n, password=hunter2 >&2; exit 7'"));

        assertThat(failing.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failing)
                .hasMessageStartingWith("There is no connection to 127.0.0.1:")
                .hasMessageContaining("through the ProxyCommand")
                .hasMessageContaining("\": it ended with status 7 and said: no way to target, password=********.")
                .message()
                .doesNotContain("hunter2");
    }

    /// SSHD's own words say nothing to anybody.
    @Test
    void no_message_has_inner_names_of_the_library() throws IOException {
        assertThat(refusal(host("ProxyCommand no-such-program")))
                .message()
                .containsPattern("it ended with status 127 and said: .*no-such-program.*not found\\.")
                .doesNotContain("Future", "to execute", "Exception", "..");
        assertThat(refusal(host("ProxyCommand false")))
                .message()
                .contains("it ended with status 1.")
                .doesNotContain("Future", "to execute", "Exception", "..");
        server.kill();
        assertThat(refusal(host()))
                .message()
                .contains(" (Connection refused): is it running, and is the port right?")
                .doesNotContain("Future", "to execute", "Exception", "..");
    }

    @Test
    void a_command_that_says_much_keeps_neither_memory_nor_the_login() throws IOException {
        assertReached(host("ProxyCommand sh -c 'head -c 20000000 /dev/zero >&2; exec " + RELAY + "'"));
    }

    @Test
    void a_command_that_answers_nothing_is_ended() throws IOException {
        var late = refusal(new SshHost(HostSpec.parse("target"), files("ProxyCommand sleep 98753"), LITTLE));

        assertThat(late.kind()).isEqualTo(Kind.TIMED_OUT);
        await().atMost(SOON).until(() -> !runs("98753"));
    }

    @Test
    void no_command_and_no_jump_host_is_the_straight_way() throws IOException {
        assertReached(host("ProxyCommand none"));
        assertReached(host("ProxyJump none"));
    }

    @Test
    void each_jump_host_is_reached_as_its_own_section_says() throws IOException {
        try (var first = OpenSshd.start(jumpFolder)) {
            var files = files("ProxyJump one,two");
            Files.writeString(
                    files.config(),
                    Files.readString(files.config())
                            + "Host one two\n" + first.section() + " IdentityFile " + jumpFolder.resolve("client")
                            + "\nHost two\n ProxyCommand false\nHost one\n ProxyCommand " + RELAY + "\n");
            first.know(files.knownHosts());

            assertReached(new SshHost(HostSpec.parse("target"), files));
        }
    }

    @Test
    void a_jump_host_that_forwards_nothing_says_so() throws IOException {
        try (var jump = OpenSshd.start(jumpFolder, "AllowTcpForwarding no")) {
            assertBarred(jump, "its AllowTcpForwarding or PermitOpen does not allow it");
        }
    }

    @Test
    void a_jump_host_that_may_forward_elsewhere_alone_says_so() throws IOException {
        try (var jump = OpenSshd.start(jumpFolder, "PermitOpen 127.0.0.1:1")) {
            assertBarred(jump, "its AllowTcpForwarding or PermitOpen does not allow it");
        }
    }

    @Test
    void a_jump_host_behind_which_nothing_answers_says_so() throws IOException {
        try (var jump = OpenSshd.start(jumpFolder)) {
            server.kill();
            assertBarred(jump, "is the host behind it running");
        }
    }

    private void assertBarred(OpenSshd jump, String why) throws IOException {
        var files = files("ProxyJump jump");
        Files.writeString(
                files.config(),
                Files.readString(files.config()) + "Host jump\n" + jump.section() + " IdentityFile "
                        + jumpFolder.resolve("client") + "\n");
        jump.know(files.knownHosts());

        var refusal = refusal(new SshHost(HostSpec.parse("target"), files));

        assertThat(refusal)
                .hasMessageContaining("forwards no connection to 127.0.0.1:")
                .hasMessageContaining(why);
        assertThat(refusal.kind()).isEqualTo(Kind.NO_WAY);
    }
}
