package signalbox.remote.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What our own reader does beyond what `ssh -G` says, and what becomes of an `ssh` that does not answer.
class SshConfigTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private SshQuery query() {
        return new SshQuery("alias", 0, "", folder, Path.of(System.getProperty("user.home")), System.getenv());
    }

    private void config(String... lines) throws IOException {
        Files.write(query().config(), List.of(lines));
    }

    private List<String> unfollowed(SshOptions options) {
        return options.unfollowed().stream().map(UnfollowedSetting::label).toList();
    }

    @Test
    void what_is_not_followed_is_named_with_its_line() throws IOException {
        config("Host other", " BindInterface eth1", "Host alias", " PKCS11Provider /lib/token.so", " ForwardAgent yes");
        var place = " (line 4 of " + query().config() + ")";

        assertThat(unfollowed(SshConfig.read(query()))).containsExactly("PKCS11Provider" + place);
        assertThat(unfollowed(SshConfig.of(query()))).containsExactly("PKCS11Provider" + place);
    }

    @Test
    void a_command_of_match_is_not_run_and_named_without_ssh() throws IOException {
        var trace = folder.resolve("trace");
        config("Match host other exec true", "Match exec \"touch " + trace + "\"", " User me");

        var options = SshConfig.read(query());

        assertThat(unfollowed(options)).containsExactly("Match exec (line 2 of " + query().config() + ")");
        assertThat(options.address().user()).isEqualTo(System.getProperty("user.name"));
        assertThat(trace).doesNotExist();
    }

    @Test
    void a_fault_is_named_with_the_file_that_has_it() throws IOException {
        Files.writeString(folder.resolve("part"), "# fine\nPort twentytwo\n");
        config("Include part");

        assertThatThrownBy(() -> SshConfig.read(query()))
                .isInstanceOf(SshConfigException.class)
                .hasMessage("port cannot be \"twentytwo\", line 2 of " + folder.resolve("part"));
    }

    @Test
    void an_include_is_relative_to_the_folder_of_the_user() throws IOException {
        Files.createDirectories(folder.resolve("conf.d/deep"));
        Files.writeString(folder.resolve("conf.d/deep/a"), "Port 2222\n");
        config("Include conf.d/*/? ~/.ssh/conf.d/none");

        assertThat(SshConfig.read(query()).address().port()).isEqualTo(2222);
    }

    @Test
    void bytes_that_are_no_utf_8_spoil_no_other_line() throws IOException {
        Files.write(query().config(), "# caf\u00e9\nUser caf\u00e9\nPort 2222\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(SshConfig.read(query()).address().user()).isEqualTo("caf\u00e9");
        assertThat(SshConfig.read(query()).address().port()).isEqualTo(2222);
    }

    @Test
    void a_file_that_is_too_large_is_refused() throws IOException {
        Files.write(query().config(), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> SshConfig.read(query()))
                .isInstanceOf(SshConfigException.class)
                .hasMessageContaining("larger than 1 MB");
    }

    @Test
    void files_that_include_each_other_come_to_an_end() throws IOException {
        config("Include config config", "Include config");

        assertThatThrownBy(() -> SshConfig.read(query()))
                .isInstanceOf(SshConfigException.class)
                .hasMessageContaining("include each other");
    }

    @Test
    void a_variable_that_is_not_set_is_named() throws IOException {
        config("IdentityFile ${SIGNALBOX_NOT_SET}/key");

        assertThatThrownBy(() -> SshConfig.read(query())).hasMessageContaining("${SIGNALBOX_NOT_SET}/key is not set");
    }

    @Test
    void a_user_whose_name_a_shell_would_read_is_refused_where_a_command_names_it() throws IOException {
        var home = Path.of(System.getProperty("user.home"));
        for (var user : List.of("$(touch x)", "a;b", "-oProxyCommand=x", "a b", "a`b`")) {
            var query = new SshQuery("alias", 0, user, folder, home, System.getenv());
            config("ProxyCommand nc -u %r %h %p");
            assertThatThrownBy(() -> SshConfig.read(query)).hasMessageContaining("that a shell would read");
            config("ProxyCommand nc %h %p");
            assertThat(SshConfig.read(query).proxy()).isEqualTo(new SshProxy.Command("nc alias 22"));
        }
        config("User deploy-1@corp.example", "ProxyCommand nc %r");
        assertThat(SshConfig.read(query()).proxy()).isEqualTo(new SshProxy.Command("nc deploy-1@corp.example"));
    }

    @Test
    void without_ssh_our_own_reader_answers() throws IOException {
        config("Host alias", " Port 2222");
        var home = Path.of(System.getProperty("user.home"));
        var nowhere = new SshQuery("alias", 0, "", folder, home, Map.of("PATH", folder.toString()));

        assertThat(SshProgram.answer(nowhere, SOON, folder.resolve("ssh").toString()))
                .isEmpty();
        assertThat(SshConfig.read(nowhere).address().port()).isEqualTo(2222);
    }

    /// That of macOS has keywords of its own.
    @Test
    void a_keyword_that_ssh_does_not_know_may_be_ignored_by_name() throws IOException {
        config("");
        assumeTrue(SshProgram.answer(query()).isPresent(), "There is no ssh to ask");
        config("Host alias", " UseKeychain yes");

        assertThat(requireNonNull(catchThrowable(() -> SshProgram.answer(query()))))
                .hasMessageContaining("line 2: Bad configuration option: usekeychain")
                .hasMessageEndingWith("): remove it, or write IgnoreUnknown UseKeychain in a line above it");
        config("IgnoreUnknown UseKeychain", "Host alias", " UseKeychain yes", " User me");
        assertThat(SshConfig.of(query()).address().user()).isEqualTo("me");
    }

    @Test
    void where_keys_are_forbidden_the_line_is_known_with_ssh_and_without() throws IOException {
        config("Host other", " PubkeyAuthentication no", "Host alias", " PreferredAuthentications password");
        var ban = new KeyLoginBan("PreferredAuthentications password", new SettingPlace(query().config(), 4));

        assertThat(SshConfig.read(query()).identities().ban()).isEqualTo(ban);
        assertThat(SshConfig.of(query()).identities().ban()).isEqualTo(ban);
        config("Host alias", " PreferredAuthentications hostbased,publickey");
        assertThat(SshConfig.read(query()).identities().ban()).isNull();
        assertThat(SshConfig.of(query()).identities().ban()).isNull();
    }

    @Test
    void a_command_of_match_that_hangs_is_ended_and_named() throws IOException {
        config("");
        assumeTrue(SshProgram.answer(query()).isPresent(), "There is no ssh to ask");
        config("Host alias", "Match exec \"sleep 98754; true\"", " User me");

        var late = requireNonNull(catchThrowable(() -> SshProgram.answer(query(), Duration.ofMillis(500), "ssh")));

        assertThat(late)
                .isInstanceOf(SshConfigException.class)
                .hasMessageContaining("within 0.5 s: the command of Match exec (line 2 of " + query().config() + ")");
        await().atMost(SOON)
                .until(() -> ProcessHandle.allProcesses()
                        .flatMap(process -> process.info().commandLine().stream())
                        .noneMatch(line -> line.contains("98754")));
    }
}
