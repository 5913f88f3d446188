package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.remote.RemoteException.Kind;

/// Keys, agents and certificates, against OpenSSH's own server and agent.
@Tag("pg")
@EnabledIf(
        value = "signalbox.remote.OpenSshd#isInstalled",
        disabledReason = "OpenSSH's server is not installed: packaging/test installs it")
class OpenSshLoginTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    /// What `~/.ssh` is.
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path client;

    private Path key(String name) throws IOException {
        return TestKeys.create(folder, name, "ed25519");
    }

    private SshHost host(OpenSshd server, TestAgent agent, String... lines) throws IOException {
        return new SshHost(HostSpec.parse("target"), server.filesOf(client, agent.socket(), lines));
    }

    private static void assertLetIn(SshHost host) {
        try (host) {
            assertThat(host.run(List.of("echo", "in"), SOON, 100).out()).isEqualTo("in\n");
        }
    }

    private static RemoteException refusal(SshHost host) {
        try (host) {
            var refusal = catchThrowableOfType(RemoteException.class, host::connect);
            assertThat(refusal).isNotNull();
            return refusal;
        }
    }

    @Test
    void the_agent_that_the_configuration_names_is_asked_instead_of_the_usual_one() throws IOException {
        var key = key("one");
        try (var server = OpenSshd.start(folder);
                var usual = new TestAgent(folder.resolve("usual"));
                var named = new TestAgent(folder.resolve("named"))) {
            server.authorize(key);
            named.add(key);

            assertThat(refusal(host(server, usual)))
                    .hasMessageContaining("0 keys from files and 0 keys from the agent");
            assertLetIn(host(server, usual, "IdentityAgent " + named.socket()));
            assertLetIn(host(server, named, "IdentityAgent SSH_AUTH_SOCK"));
            assertThat(refusal(host(server, named, "IdentityAgent none"))).hasMessageContaining("and no agent");
            assertThat(refusal(host(server, named, "IdentityAgent " + folder.resolve("nowhere"))))
                    .hasMessageContaining("does not answer at " + folder.resolve("nowhere"));
        }
    }

    @Test
    void only_the_named_identity_is_offered_though_its_private_half_is_in_the_agent_alone() throws IOException {
        var right = key("right");
        try (var server = OpenSshd.start(folder, "MaxAuthTries 1");
                var agent = new TestAgent(folder.resolve("agent"))) {
            agent.add(key("wrong"));
            agent.add(right);
            server.authorize(right);
            Files.delete(right);

            assertLetIn(host(server, agent, "IdentitiesOnly yes", "IdentityFile " + right + ".pub"));
            assertLetIn(host(server, agent, "IdentitiesOnly yes", "IdentityFile " + right));
            assertThat(refusal(host(server, agent, "IdentitiesOnly yes", "IdentityFile none")))
                    .hasMessageContaining("0 keys from files and 0 keys from the agent");
        }
    }

    @Test
    void a_named_key_that_the_agent_has_goes_before_its_others_and_these_before_files() throws IOException {
        var right = key("right");
        var inFile = key("file");
        try (var server = OpenSshd.start(folder, "MaxAuthTries 1");
                var agent = new TestAgent(folder.resolve("agent"))) {
            agent.add(key("wrong"));
            agent.add(right);
            server.authorize(right);

            assertLetIn(host(server, agent, "IdentityFile " + inFile, "IdentityFile " + right));
            assertThat(refusal(host(server, agent, "IdentityFile " + inFile)))
                    .hasMessageContaining("after 1 key (too many authentication failures)");
        }
    }

    @Test
    void too_many_keys_are_counted_and_the_way_out_is_named() throws IOException {
        var right = key("right");
        try (var server = OpenSshd.start(folder);
                var agent = new TestAgent(folder.resolve("agent"))) {
            for (var name : List.of("a", "b", "c", "d", "e", "f", "g")) {
                agent.add(key(name));
            }
            server.authorize(right);

            var refusal = refusal(host(server, agent, "IdentityFile " + right));
            assertThat(refusal)
                    .hasMessageContaining("ended the login after 6 keys (too many authentication failures)")
                    .hasMessageContaining("IdentitiesOnly yes");
            assertThat(refusal.kind()).isEqualTo(Kind.NOT_LET_IN);
            assertLetIn(host(server, agent, "IdentityFile " + right, "IdentitiesOnly yes"));
        }
    }

    @Test
    void a_locked_key_without_a_public_half_beside_it_is_found_in_the_agent() throws IOException {
        var locked = TestKeys.create(folder, "locked", "ed25519", "a passphrase");
        try (var server = OpenSshd.start(folder);
                var agent = new TestAgent(folder.resolve("agent"))) {
            server.authorize(locked);
            Files.delete(folder.resolve("locked.pub"));
            var named = new String[] {"IdentitiesOnly yes", "IdentityFile " + locked};

            assertThat(refusal(host(server, agent, named)))
                    .hasMessageContaining(locked + " cannot be read without a passphrase: ssh-add it to the agent");
            agent.add(locked, "a passphrase");
            assertLetIn(host(server, agent, named));
        }
    }

    @Test
    void where_the_agent_does_not_sign_the_next_key_comes_in_turn() throws IOException {
        var asked = key("asked");
        var other = key("other");
        try (var server = OpenSshd.start(folder);
                var agent = new TestAgent(folder.resolve("agent"))) {
            server.authorize(asked);
            agent.addRefusing(asked);

            assertThat(refusal(host(server, agent)))
                    .hasMessageContaining("1 key from the agent (The agent does not sign with SHA256:");
            server.authorize(other);
            assertLetIn(host(server, agent, "IdentityFile " + other));
        }
    }

    private Path certified(Path authority, String name, String type) throws IOException {
        var key = TestKeys.create(folder, name, type);
        sign(authority, key, "-V", "-1h:+1h");
        return key;
    }

    private static void sign(Path authority, Path key, String... options) throws IOException {
        var words = new ArrayList<>(List.of("ssh-keygen", "-q", "-s", authority.toString(), "-I", "test", "-n"));
        words.add(System.getProperty("user.name"));
        words.addAll(List.of(options));
        words.add(key + ".pub");
        TestKeys.run(words);
    }

    @Test
    void a_certificate_lets_in_from_beside_the_key_from_a_named_file_and_from_the_agent() throws IOException {
        var authority = key("authority");
        try (var server = OpenSshd.start(folder, "TrustedUserCAKeys " + authority + ".pub", "MaxAuthTries 2");
                var agent = new TestAgent(folder.resolve("agent"))) {
            for (var type : List.of("ed25519", "ecdsa", "rsa")) {
                var key = certified(authority, "id-" + type, type);
                var only = "IdentitiesOnly yes";

                assertLetIn(host(server, agent, only, "IdentityFile " + key));
                var moved = Files.move(
                        folder.resolve("id-" + type + "-cert.pub"), folder.resolve("moved-" + type + ".pub"));
                assertThat(refusal(host(server, agent, only, "IdentityFile " + key))
                                .kind())
                        .isEqualTo(Kind.NOT_LET_IN);
                assertLetIn(host(server, agent, only, "IdentityFile " + key, "CertificateFile " + moved));
            }
        }
    }

    @Test
    void the_agent_signs_for_certificates() throws IOException {
        var authority = key("authority");
        try (var server = OpenSshd.start(folder, "TrustedUserCAKeys " + authority + ".pub")) {
            for (var type : List.of("ed25519", "ecdsa", "rsa")) {
                var key = certified(authority, "id-" + type, type);
                var certificate = folder.resolve("id-" + type + "-cert.pub");
                try (var both = new TestAgent(folder.resolve("both-" + type));
                        var plain = new TestAgent(folder.resolve("plain-" + type))) {
                    both.add(key);
                    var moved = Files.move(certificate, folder.resolve("moved-" + type + ".pub"));
                    plain.add(key);
                    Files.delete(key);

                    assertLetIn(host(server, both));
                    assertThat(refusal(host(server, plain)).kind()).isEqualTo(Kind.NOT_LET_IN);
                    assertLetIn(host(server, plain, "CertificateFile " + moved));
                }
            }
        }
    }

    @Test
    void a_certificate_that_has_expired_is_not_offered() throws IOException {
        var authority = key("authority");
        var key = key("id");
        sign(authority, key, "-V", "-2h:-1h");
        try (var server = OpenSshd.start(folder, "TrustedUserCAKeys " + authority + ".pub");
                var agent = new TestAgent(folder.resolve("agent"))) {
            assertThat(refusal(host(server, agent, "IdentityFile " + key)).kind())
                    .isEqualTo(Kind.NOT_LET_IN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PubkeyAuthentication no",
                "DSAAuthentication no",
                "PreferredAuthentications password",
                "PreferredAuthentications keyboard-interactive,password"
            })
    void where_ssh_may_not_log_in_with_keys_signalbox_does_not_either(String line) throws IOException {
        var key = key("one");
        try (var server = OpenSshd.start(folder);
                var agent = new TestAgent(folder.resolve("agent"))) {
            server.authorize(key);
            var files = server.filesOf(client, agent.socket(), "IdentityFile " + key, line);

            var refusal = refusal(new SshHost(HostSpec.parse("target"), files));

            assertThat(refusal.kind()).isEqualTo(Kind.NOT_LET_IN);
            assertThat(refusal)
                    .hasMessageContaining(line.replace("DSA", "Pubkey") + " (line 6 of " + files.config() + ") forbids")
                    .hasMessageContaining("logs in with keys alone");
            assertThat(refusal(new SshHost(HostSpec.parse("target").withKeyFile(key), files))
                            .kind())
                    .as("with a key of the profile")
                    .isEqualTo(Kind.NOT_LET_IN);
        }
    }

    @Test
    void where_keys_are_one_way_among_others_they_are_used() throws IOException {
        var key = key("one");
        try (var server = OpenSshd.start(folder);
                var agent = new TestAgent(folder.resolve("agent"))) {
            server.authorize(key);

            assertLetIn(host(
                    server,
                    agent,
                    "IdentityFile " + key,
                    "PubkeyAuthentication unbound",
                    "PreferredAuthentications gssapi-with-mic,publickey,password"));
        }
    }

    @Test
    void a_key_file_or_a_certificate_that_is_not_there_is_named_with_its_line() throws IOException {
        try (var server = OpenSshd.start(folder);
                var agent = new TestAgent(folder.resolve("agent"))) {
            var key = client.resolve("nope");
            var certificate = client.resolve("nope-cert.pub");
            var files = server.filesOf(
                    client,
                    agent.socket(),
                    "IdentityFile " + key,
                    "CertificateFile " + certificate,
                    "GSSAPIAuthentication yes");

            assertThat(refusal(new SshHost(HostSpec.parse("target"), files)))
                    .hasMessageContaining("there is no key file " + key + " (line 5 of " + files.config() + ")")
                    .hasMessageContaining("there is no certificate " + certificate + " (line 6 of ")
                    .message()
                    .as("a server that takes keys needs no GSSAPI")
                    .doesNotContain("GSSAPI");
            assertThat(refusal(host(server, agent))).message().doesNotContain("there is no key file");
        }
    }

    @Test
    void who_is_not_let_in_is_told_what_the_server_accepts_and_what_is_not_followed() throws IOException {
        try (var server = OpenSshd.start(folder, "PasswordAuthentication yes");
                var agent = new TestAgent(folder.resolve("agent"))) {
            var files = server.filesOf(client, agent.socket(), "PKCS11Provider /usr/lib/token.so");

            assertThat(refusal(new SshHost(HostSpec.parse("target"), files)))
                    .hasMessageContaining("It accepts publickey, password.")
                    .hasMessageContaining("does not follow these settings of SSH: PKCS11Provider (line ")
                    .hasMessageContaining(" of " + files.config() + ")");
        }
        Files.delete(folder.resolve("sshd.log"));
        try (var server = OpenSshd.start(folder, "PasswordAuthentication yes", "PubkeyAuthentication no");
                var agent = new TestAgent(folder.resolve("agent2"))) {
            assertThat(refusal(host(server, agent)))
                    .hasMessageContaining("It accepts password. Signalbox logs in with keys alone");
        }
    }
}
