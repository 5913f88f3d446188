package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.sshd.common.kex.KexProposalOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.remote.RemoteException.Kind;

/// Against OpenSSH's own server.
@Tag("pg")
@EnabledIf(
        value = "signalbox.remote.OpenSshd#isInstalled",
        disabledReason = "OpenSSH's server is not installed: packaging/test installs it")
class OpenSshTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final SshTimeouts LITTLE =
            new SshTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(500));
    private static final int MEGABYTE = 1 << 20;

    /// For all who do it no harm.
    @SuppressWarnings("NullAway.Init") // before all
    private static OpenSshd server;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = OpenSshd.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static SshHost host() throws IOException {
        return new SshHost(server.spec(), server.files());
    }

    @Test
    void a_key_without_a_passphrase_lets_us_in() throws IOException {
        try (var host = host()) {
            var who = host.run(List.of("id", "-un"), SOON, MEGABYTE);

            assertThat(who.out().strip()).isEqualTo(System.getProperty("user.name"));
        }
    }

    @Test
    void the_cipher_that_the_processor_knows_is_agreed_on() throws IOException {
        try (var host = host()) {
            assertThat(host.link().session().getNegotiatedKexParameter(KexProposalOption.S2CENC))
                    .isEqualTo("aes128-gcm@openssh.com");
        }
    }

    @Test
    void an_unknown_host_is_refused_until_its_key_is_accepted() throws IOException {
        var files = new SshFiles(folder, folder.resolve("own"), null);
        try (var host = new SshHost(server.spec(), files)) {
            var refusal = catchThrowableOfType(UnknownHostKeyException.class, host::connect);

            var openssh = TestKeys.run(
                    List.of("ssh-keygen", "-l", "-f", server.hostKey().toString()));
            assertThat(openssh).contains(refusal.hostKey().fingerprint());
            assertThat(refusal)
                    .hasMessageContaining("ssh-ed25519")
                    .hasMessageContaining(refusal.hostKey().fingerprint());

            host.knownHosts().accept(refusal.hostKey());
            host.connect();
            assertThat(host.isConnected()).isTrue();
        }
    }

    @Test
    void a_wrong_host_key_is_refused() throws IOException {
        TestKeys.create(folder, "wrong", "ed25519");
        var name = Files.readString(server.files().knownHosts()).split(" ")[0];
        var files = new SshFiles(folder, folder.resolve("own"), null);
        Files.writeString(files.knownHosts(), name + " " + Files.readString(folder.resolve("wrong.pub")));
        try (var host = new SshHost(server.spec(), files)) {
            var refusal = catchThrowableOfType(RemoteException.class, host::connect);

            assertThat(refusal.kind()).isEqualTo(Kind.CHANGED_HOST_KEY);
            assertThat(refusal)
                    .hasMessageContaining("line 1 of " + files.knownHosts())
                    .hasMessageMatching("(?s).*SHA256:.*SHA256:.*");
        }
    }

    @Test
    void a_command_that_never_ends_is_ended() throws IOException {
        try (var host = host()) {
            host.connect();
            var begun = System.nanoTime();
            assertThatThrownBy(() -> host.run(List.of("sleep", "98765"), Duration.ofSeconds(1), MEGABYTE))
                    .hasMessageContaining("within 1 s")
                    .extracting(e -> ((RemoteException) e).kind())
                    .isEqualTo(Kind.TIMED_OUT);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofSeconds(1), SOON);

            await().atMost(SOON).until(() -> server.programs().noneMatch(line -> line.contains("98765")));
            assertThat(host.isConnected()).isTrue();
        }
    }

    private static void assertRefused(SshHost host, String path, int mostBytes, Kind kind) {
        assertThatThrownBy(() -> host.read(path, mostBytes))
                .hasMessageContainingAll(path, host.label())
                .extracting(e -> ((RemoteException) e).kind())
                .isEqualTo(kind);
    }

    @Test
    void a_file_is_read_as_it_is() throws IOException {
        var bytes = new byte[MEGABYTE];
        new Random(1).nextBytes(bytes);
        var file = Files.write(folder.resolve("odd 'name' $(id)\n"), bytes);
        try (var host = host()) {
            assertThat(host.read(file.toString(), MEGABYTE)).isEqualTo(bytes);
        }
    }

    @Test
    void the_home_is_that_of_the_user_there() throws IOException {
        Files.createDirectories(server.home().resolve(".config"));
        Files.writeString(server.home().resolve(".config/odoo $HOME.conf"), "[options]\n");
        try (var host = host()) {
            assertThat(host.read("~/.config/odoo $HOME.conf", MEGABYTE))
                    .asString()
                    .isEqualTo("[options]\n");
            assertRefused(host, "~root/.profile", MEGABYTE, Kind.NO_SUCH_FILE);
        }
    }

    @Test
    void why_a_file_is_not_read_is_told() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "12345");
        try (var host = host()) {
            assertThat(host.read(file.toString(), 5)).hasSize(5);
            assertRefused(host, file.toString(), 4, Kind.FILE_TOO_LARGE);
            assertRefused(host, "/dev/zero", MEGABYTE, Kind.FILE_TOO_LARGE);
            assertRefused(host, folder.resolve("none").toString(), 5, Kind.NO_SUCH_FILE);
            assertRefused(host, "-n", 5, Kind.NO_SUCH_FILE);
            assertRefused(host, folder.toString(), 5, Kind.COMMAND);
        }
    }

    @Test
    void a_file_that_this_user_may_not_read_is_told() throws IOException {
        var forbiddenEvenToRoot = Path.of("/sys/bus/cpu/drivers_probe");
        assumeTrue(Files.exists(forbiddenEvenToRoot), "This kernel has no file to write only");
        try (var host = host()) {
            assertRefused(host, forbiddenEvenToRoot.toString(), 5, Kind.FILE_FORBIDDEN);
        }
    }

    @Test
    void what_the_shell_says_before_a_command_is_passed_over() throws IOException {
        try (var greeting =
                        OpenSshd.greeting(folder, List.of("echo Welcome", "echo Mind the gap >&2", "echo -n '$ '"));
                var host = new SshHost(greeting.spec(), greeting.files())) {
            assertThat(host.run(List.of("sh", "-c", "echo out; echo err >&2"), SOON, MEGABYTE))
                    .isEqualTo(new CommandResult(0, "out\n", "err\n", false));
        }
    }

    @Test
    void a_shell_that_lets_nobody_in_tells_why() throws IOException {
        try (var greeting = OpenSshd.greeting(folder, List.of("echo 'This account is not available'", "exit 3"));
                var host = new SshHost(greeting.spec(), greeting.files())) {
            assertThatThrownBy(() -> host.run(List.of("true"), SOON, MEGABYTE))
                    .hasMessageContaining("runs no command for this login")
                    .hasMessageContaining("This account is not available (exit status 3)");
        }
    }

    /// What it writes is not the answer to what was asked.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ForceCommand echo 'Access only by the menu'; exit 1 | answers: Access only by the menu (exit status 1).
            ForceCommand echo 'Access only by the menu'         | answers: Access only by the menu (exit status 0).
            ForceCommand echo token=hunter2 >&2; exit 2         | answers: token=******** (exit status 2).
            ForceCommand false                                  | answers: exit status 1, and it wrote nothing.
            """)
    void a_command_that_the_server_runs_instead_is_no_answer(String option, String why) throws IOException {
        try (var server = OpenSshd.start(folder, option);
                var host = new SshHost(server.spec(), server.files())) {
            var refusal =
                    catchThrowableOfType(RemoteException.class, () -> host.run(List.of("ps", "-e"), SOON, MEGABYTE));
            assertThat(refusal).hasMessageContaining(why).hasMessageContaining("ForceCommand");
            assertThat(refusal.kind()).isEqualTo(Kind.COMMAND);
            assertThatThrownBy(() -> host.read("/etc/hostname", 1_000)).hasMessageContaining(why);
        }
    }

    @Test
    void what_a_busy_shell_did_not_come_to_is_not_started_later() throws IOException {
        var release = folder.resolve("release");
        var started = folder.resolve("started");
        var waits = "until [ -e " + release + " ]; do sleep 0.1; done; touch " + folder.resolve("went-on");
        try (var greeting = OpenSshd.greeting(folder, List.of("trap '' PIPE", waits));
                var host = new SshHost(greeting.spec(), greeting.files())) {
            assertThatThrownBy(() -> host.run(List.of("touch", started.toString()), Duration.ofMillis(500), MEGABYTE))
                    .hasMessageContaining("was not started within 0.5 s")
                    .extracting(e -> ((RemoteException) e).kind())
                    .isEqualTo(Kind.TIMED_OUT);

            Files.createFile(release);
            await().atMost(SOON).until(() -> Files.exists(folder.resolve("went-on")));
            await().atMost(SOON).until(() -> greeting.programs().findAny().isEmpty());
            assertThat(started).doesNotExist();
        }
    }

    @Test
    void fifty_megabytes_of_output_are_cut() throws IOException {
        try (var host = host()) {
            var result = host.run(List.of("head", "-c", "52428800", "/dev/zero"), SOON, MEGABYTE);

            assertThat(result.cut()).isTrue();
            assertThat(result.out()).hasSize(MEGABYTE);
            assertThat(result.err()).isEmpty();
            assertThat(host.run(List.of("echo", "still here"), SOON, MEGABYTE).out())
                    .isEqualTo("still here\n");
        }
    }

    @Test
    void fifty_megabytes_of_errors_are_passed_over() throws IOException {
        try (var host = host()) {
            var result = host.run(List.of("sh", "-c", "head -c 52428800 /dev/zero >&2; echo end"), SOON, MEGABYTE);

            assertThat(result.out()).isEqualTo("end\n");
            assertThat(result.err().length()).isLessThan(MEGABYTE);
        }
    }

    @Test
    void a_killed_server_ends_a_command_and_the_next_one_finds_it_again() throws Exception {
        try (var mortal = OpenSshd.start(folder);
                var host = new SshHost(mortal.spec(), mortal.files())) {
            host.connect();
            var killer = Thread.ofVirtual().start(() -> {
                await().atMost(SOON).until(() -> mortal.programs().anyMatch(line -> line.contains("98765")));
                mortal.kill();
            });

            assertThatThrownBy(() -> host.run(List.of("sleep", "98765"), SOON, MEGABYTE))
                    .extracting(e -> ((RemoteException) e).kind())
                    .isEqualTo(Kind.CONNECTION_LOST);
            killer.join();

            mortal.restart();
            assertThat(host.run(List.of("echo", "again"), SOON, MEGABYTE).out()).isEqualTo("again\n");
        }
    }

    @Test
    void a_server_that_falls_silent_is_given_up() throws IOException {
        try (var mortal = OpenSshd.start(folder);
                var host = new SshHost(mortal.spec(), mortal.files(), LITTLE)) {
            host.run(List.of("true"), SOON, MEGABYTE);

            mortal.stop();

            await().atMost(SOON).until(() -> !host.isConnected());
        }
    }

    @Test
    void a_host_is_reached_through_another() throws IOException {
        var spec = server.spec();
        try (var host = new SshHost(spec.withJumpHost(spec), server.files())) {
            assertThat(host.run(List.of("echo", "there"), SOON, MEGABYTE).out()).isEqualTo("there\n");
        }
    }
}
