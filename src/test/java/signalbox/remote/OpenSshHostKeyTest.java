package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import signalbox.remote.RemoteException.Kind;

/// How the key of a host is known, against OpenSSH's own server.
@Tag("pg")
@EnabledIf(
        value = "signalbox.remote.OpenSshd#isInstalled",
        disabledReason = "OpenSSH's server is not installed: packaging/test installs it")
class OpenSshHostKeyTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    /// What `~/.ssh` is.
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path client;

    @SuppressWarnings("NullAway.Init") // before each
    private Path authority;

    @SuppressWarnings("NullAway.Init") // before each
    private OpenSshd server;

    /// It has a certificate, which it shows only to those who ask for one.
    @BeforeEach
    void start() throws IOException {
        authority = TestKeys.create(folder, "authority", "ed25519");
        TestKeys.create(folder, "host", "ed25519");
        certify("127.0.0.1,stable", "-1h:+1h");
        server = OpenSshd.start(folder, "HostCertificate " + folder.resolve("host-cert.pub"));
    }

    private void certify(String names, String time) throws IOException {
        var words = new ArrayList<>(List.of("ssh-keygen", "-q", "-h", "-s", authority.toString(), "-I", "host"));
        words.addAll(List.of("-n", names, "-V", time, folder.resolve("host.pub").toString()));
        TestKeys.run(words);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SshHost host(String... lines) throws IOException {
        var files = server.filesOf(client, null, lines);
        Files.writeString(files.knownHosts(), "");
        return new SshHost(HostSpec.parse("target").withKeyFile(folder.resolve("client")), files);
    }

    private Path known(String name, String entry) throws IOException {
        return Files.writeString(folder.resolve(name), entry + "\n");
    }

    private String key() throws IOException {
        return Files.readString(server.hostKey()).strip();
    }

    private String authorityKey() throws IOException {
        return Files.readString(folder.resolve("authority.pub")).strip();
    }

    private static void assertKnown(SshHost host) {
        try (host) {
            host.connect();
            assertThat(host.isConnected()).isTrue();
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
    void the_files_that_the_configuration_names_are_read() throws IOException {
        var known = known("known", server.name() + " " + key());
        var other = known("other", "elsewhere " + key());

        assertKnown(host("UserKnownHostsFile " + known));
        assertKnown(host("UserKnownHostsFile " + other + " " + known));
        assertKnown(host("GlobalKnownHostsFile " + known, "UserKnownHostsFile none"));
        assertThat(refusal(host("UserKnownHostsFile " + other))).isInstanceOf(UnknownHostKeyException.class);
        assertThat(refusal(host("UserKnownHostsFile /dev/null"))).isInstanceOf(UnknownHostKeyException.class);
        assertThat(refusal(host("GlobalKnownHostsFile " + known("wrong", server.name() + " " + authorityKey())))
                        .kind())
                .isEqualTo(Kind.CHANGED_HOST_KEY);
    }

    @Test
    void hashed_names_are_known_in_them() throws IOException {
        var known = known("known", server.name() + " " + key());
        TestKeys.run(List.of("ssh-keygen", "-q", "-H", "-f", known.toString()));

        assertThat(Files.readString(known)).startsWith("|1|");
        assertKnown(host("UserKnownHostsFile " + known));
    }

    @Test
    void an_alias_is_the_name_of_the_key_and_is_accepted_as_such() throws IOException {
        assertKnown(host("HostKeyAlias Stable", "UserKnownHostsFile " + known("known", "stable " + key())));
        var unknown = (UnknownHostKeyException) refusal(host("HostKeyAlias Stable"));

        assertThat(unknown).hasMessageStartingWith("The host key of stable is not known");
        try (var host = host("HostKeyAlias Stable")) {
            host.knownHosts().accept(unknown.hostKey());
            host.connect();
        }
        assertThat(Files.readString(client.resolve("own"))).startsWith("stable ssh-ed25519 ");
    }

    @Test
    void a_certificate_of_a_known_authority_is_enough() throws IOException {
        var known = known("known", "@cert-authority *,[127.0.0.1]:* " + authorityKey());

        assertKnown(host("UserKnownHostsFile " + known));
        assertKnown(host("HostKeyAlias stable", "UserKnownHostsFile " + known));
        assertThat(refusal(host("HostKeyAlias other", "UserKnownHostsFile " + known)))
                .isInstanceOf(UnknownHostKeyException.class)
                .hasMessageContaining("known_hosts names an authority for this host, but it showed no certificate");
        known("known", "@cert-authority elsewhere " + authorityKey());
        assertThat(refusal(host("UserKnownHostsFile " + known))).isInstanceOf(UnknownHostKeyException.class);
    }

    @Test
    void a_certificate_counts_through_a_jump_host_too() throws IOException {
        var known = known("known", "@cert-authority * " + authorityKey());
        server.filesOf(client, null, "UserKnownHostsFile " + known, "IdentityFile " + folder.resolve("client"));
        var files =
                server.filesOf(client, null, "UserKnownHostsFile " + known, "IdentityFile " + folder.resolve("client"));
        Files.writeString(
                files.config(),
                "Host far\n ProxyJump target\n"
                        + Files.readString(files.config()).replaceFirst("Host target", "Host target far"));

        assertKnown(new SshHost(HostSpec.parse("far"), files));
    }

    @Test
    void an_authority_that_is_not_known_or_a_certificate_that_has_expired_is_not_enough() throws IOException {
        TestKeys.create(folder, "stranger", "ed25519");
        var stranger = Files.readString(folder.resolve("stranger.pub")).strip();
        var known = known("known", "@cert-authority * " + stranger);

        assertThat(refusal(host("UserKnownHostsFile " + known))).isInstanceOf(UnknownHostKeyException.class);
        known("known", "@cert-authority * " + authorityKey());
        server.kill();
        certify("127.0.0.1", "-2h:-1h");
        server.restart();
        assertThat(refusal(host("UserKnownHostsFile " + known))).isInstanceOf(UnknownHostKeyException.class);
        known("known", "@cert-authority * " + authorityKey() + "\n" + server.name() + " " + key());
        assertKnown(host("UserKnownHostsFile " + known));
    }

    @Test
    void what_is_revoked_is_refused_in_whichever_file_it_is() throws IOException {
        var known = known("known", "@cert-authority * " + authorityKey() + "\n" + server.name() + " " + key());
        var user = "UserKnownHostsFile " + known;

        assertThat(refusal(host(user, "RevokedHostKeys " + known("revoked", "# old\n" + key()))))
                .hasMessageContaining("is revoked by line 2 of " + folder.resolve("revoked"));
        assertThat(refusal(host(user, "RevokedHostKeys " + known("revoked", authorityKey())))
                        .kind())
                .isEqualTo(Kind.CHANGED_HOST_KEY);
        known("known", "@cert-authority * " + authorityKey() + "\n@revoked * " + authorityKey());
        assertThat(refusal(host(user))).hasMessageContaining("is revoked by line 2 of " + known);
    }

    @Test
    void a_list_of_revoked_keys_that_cannot_be_read_lets_no_host_pass() throws IOException {
        var user = "UserKnownHostsFile " + known("known", server.name() + " " + key());
        var list = folder.resolve("krl");
        TestKeys.run(List.of("ssh-keygen", "-q", "-k", "-f", list.toString()));

        assertThat(refusal(host(user, "RevokedHostKeys " + list))).hasMessageContaining("which is a KRL");
        assertThat(refusal(host(user, "RevokedHostKeys " + folder.resolve("none"))))
                .hasMessageContaining("There is no file " + folder.resolve("none"));
    }

    @Test
    void strict_checking_forbids_the_question_and_nothing_takes_its_place() throws IOException {
        var strict = refusal(host("StrictHostKeyChecking yes"));

        assertThat(strict)
                .isNotInstanceOf(UnknownHostKeyException.class)
                .hasMessageContaining("StrictHostKeyChecking is yes for this host");
        assertThat(strict.kind()).isEqualTo(Kind.UNKNOWN_HOST_KEY);
        for (var loose : List.of("no", "accept-new")) {
            assertThat(refusal(host("StrictHostKeyChecking " + loose)))
                    .isInstanceOf(UnknownHostKeyException.class)
                    .hasMessageContaining("ssh would accept it");
            assertThat(refusal(host(
                                    "StrictHostKeyChecking " + loose,
                                    "UserKnownHostsFile " + known("wrong", server.name() + " " + authorityKey())))
                            .kind())
                    .isEqualTo(Kind.CHANGED_HOST_KEY);
        }
    }
}
