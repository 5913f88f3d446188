package signalbox.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.remote.KnownHosts.KeyVerdict;

class KnownHostsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each
    private SshFiles files;

    @SuppressWarnings("NullAway.Init") // before each
    private KnownHosts hosts;

    @BeforeEach
    void files() {
        files = new SshFiles(folder, folder.resolve("app/known_hosts"), null);
        hosts = new KnownHosts(files);
    }

    private String encoded(String name, String type) throws IOException {
        TestKeys.create(folder, name, type);
        return Files.readString(folder.resolve(name + ".pub")).replace(" test\n", "");
    }

    private static PublicKey key(String encoded) throws IOException, GeneralSecurityException {
        return PublicKeyEntry.parsePublicKeyEntry(encoded).resolvePublicKey(null, null, null);
    }

    private void users(String... lines) throws IOException {
        Files.write(files.knownHosts(), List.of(lines));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa", "rsa"})
    void an_unknown_key_is_shown_as_openssh_shows_it(String type) throws Exception {
        var key = key(encoded("host", type));

        var shown = ((KeyVerdict.Unknown) hosts.verdict("build", 22, key)).shown();

        var openssh = TestKeys.run(
                List.of("ssh-keygen", "-l", "-f", folder.resolve("host.pub").toString()));
        assertThat(openssh).contains(" " + shown.fingerprint() + " ");
        assertThat(Files.readString(folder.resolve("host.pub"))).startsWith(shown.type() + " ");
    }

    @Test
    void a_name_is_known_with_its_port_alone() throws Exception {
        var one = encoded("one", "ed25519");
        users("build " + one, "[build]:2222 " + one, "*.example.com,!bad.example.com " + one);

        assertThat(hosts.verdict("build", 22, key(one))).isInstanceOf(KeyVerdict.Known.class);
        assertThat(hosts.verdict("BUILD", 2222, key(one))).isInstanceOf(KeyVerdict.Known.class);
        assertThat(hosts.verdict("build", 2223, key(one))).isInstanceOf(KeyVerdict.Unknown.class);
        assertThat(hosts.verdict("a.example.com", 22, key(one))).isInstanceOf(KeyVerdict.Known.class);
        assertThat(hosts.verdict("bad.example.com", 22, key(one))).isInstanceOf(KeyVerdict.Unknown.class);
    }

    @Test
    void hashed_names_are_known() throws Exception {
        var one = encoded("one", "ed25519");
        users("build " + one, "[build]:2222 " + one);
        TestKeys.run(List.of("ssh-keygen", "-q", "-H", "-f", files.knownHosts().toString()));

        assertThat(Files.readString(files.knownHosts())).doesNotContain("build");
        assertThat(hosts.verdict("build", 22, key(one))).isInstanceOf(KeyVerdict.Known.class);
        assertThat(hosts.verdict("build", 2222, key(one))).isInstanceOf(KeyVerdict.Known.class);
        assertThat(hosts.verdict("other", 22, key(one))).isInstanceOf(KeyVerdict.Unknown.class);
    }

    @Test
    void a_changed_key_is_told_with_both_and_its_line() throws Exception {
        var one = encoded("one", "ed25519");
        var other = encoded("other", "ed25519");
        users("# mine", "elsewhere " + other, "build " + one);

        var changed = (KeyVerdict.Changed) hosts.verdict("build", 22, key(other));

        assertThat(changed.file()).isEqualTo(files.knownHosts());
        assertThat(changed.line()).isEqualTo(3);
        assertThat(changed.known()).isEqualTo(HostKey.of("build", 22, key(one)));
        assertThat(changed.shown()).isEqualTo(HostKey.of("build", 22, key(other)));
    }

    @Test
    void one_of_several_keys_is_enough() throws Exception {
        var ed = encoded("ed", "ed25519");
        var rsa = encoded("rsa", "rsa");
        users("build " + rsa, "build " + ed);

        assertThat(hosts.verdict("build", 22, key(ed))).isInstanceOf(KeyVerdict.Known.class);
        assertThat(hosts.keyTypes("build", 22)).containsExactlyInAnyOrder("ssh-rsa", "ssh-ed25519");
    }

    @Test
    void a_revoked_key_is_refused_whatever_else_stands_there() throws Exception {
        var one = encoded("one", "ed25519");
        users("build " + one, "@revoked * " + one);

        assertThat(hosts.verdict("build", 22, key(one))).isInstanceOf(KeyVerdict.Revoked.class);
    }

    @Test
    void a_pattern_for_all_names_is_for_all_ports_too() throws Exception {
        var one = encoded("one", "ed25519");
        users("[build]:2222 " + one, "*.example.com " + one, "@revoked *,!elsewhere " + one);

        assertThat(hosts.verdict("build", 2222, key(one))).isInstanceOf(KeyVerdict.Revoked.class);
        assertThat(hosts.verdict("a.example.com", 2222, key(one))).isInstanceOf(KeyVerdict.Revoked.class);
        users("* " + one, "*.example.com " + encoded("other", "ed25519"));
        assertThat(hosts.verdict("build", 2222, key(one))).isInstanceOf(KeyVerdict.Known.class);
        assertThat(hosts.keyTypes("a.example.com", 2222)).hasSize(1);
    }

    @Test
    void an_authority_is_no_key() throws Exception {
        var one = encoded("one", "ed25519");
        users("@cert-authority build " + one);

        assertThat(hosts.verdict("build", 22, key(one))).isInstanceOf(KeyVerdict.Unknown.class);
    }

    @Test
    void an_accepted_key_stands_in_our_file_alone() throws Exception {
        var one = encoded("one", "ed25519");
        var other = encoded("other", "ed25519");
        users("elsewhere " + one);
        var before = Files.readString(files.knownHosts());

        hosts.accept(((KeyVerdict.Unknown) hosts.verdict("Build", 2222, key(one))).shown());
        hosts.accept(((KeyVerdict.Unknown) hosts.verdict("other", 22, key(other))).shown());

        assertThat(hosts.verdict("build", 2222, key(one))).isInstanceOf(KeyVerdict.Known.class);
        assertThat(hosts.verdict("build", 2222, key(other))).isInstanceOf(KeyVerdict.Changed.class);
        assertThat(files.knownHosts()).hasContent(before);
        assertThat(Files.readAllLines(files.ownKnownHosts())).containsExactly("[build]:2222 " + one, "other " + other);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.ownKnownHosts())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_line_that_is_not_understood_spoils_no_other() throws Exception {
        var one = encoded("one", "ed25519");
        users("nonsense", "build ssh-ed25519 AAAA!", "|1|x|y ssh-ed25519", "build ssh-new AAAA", "build " + one);

        assertThat(hosts.verdict("build", 22, key(one))).isInstanceOf(KeyVerdict.Known.class);
    }

    @Test
    void a_file_that_cannot_be_read_does_not_pass_for_an_empty_one() throws Exception {
        var one = key(encoded("one", "ed25519"));
        Files.createDirectories(files.knownHosts());

        assertThatThrownBy(() -> hosts.verdict("build", 22, one)).isInstanceOf(RemoteException.class);
    }
}
