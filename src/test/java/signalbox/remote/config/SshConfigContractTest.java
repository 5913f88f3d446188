package signalbox.remote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Our own reader by the side of `ssh -G`: the same configuration, the same way.
class SshConfigContractTest {
    /// Keys of kinds that newer releases of OpenSSH do not know any more.
    private static final Set<String> OLD_KEYS = Set.of("id_xmss", "id_dsa");

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    static Path folder;

    static final List<String> ACCEPTED = List.of(
            "",
            "# nothing\n\n   \n\t# more",
            "Port 2222",
            "Port = 2222",
            "Port=2222",
            "Port =2222",
            "Port= 2222",
            "  port\t2222  ",
            "PORT \"2222\"",
            "\"Port\" 2222",
            "= Port 2222",
            "Port 2222 # a remark",
            "Port 2222\r\nUser me\r",
            "Port 2222\f",
            "Port 2222\nPort 2223",
            "Port ssh",
            "User me\nUser you",
            "User 'a b'",
            "User a\\ b",
            "User \"a\\\"b\"",
            "User \"a b\" # remark",
            "HostName build",
            "HostName BUILD.Example.COM",
            "HostName %h.example.com",
            "HostName 10.0.0.1",
            "HostName fe80::1",
            "Host alias\n Port 2222",
            "Host other\n Port 2222",
            "Host a*s\n Port 2222",
            "Host ?lias\n Port 2222",
            "Host ALIAS\n Port 2222",
            "Host * !alias\n Port 2222",
            "Host !alias *\n Port 2222",
            "Host !other *\n Port 2222",
            "Host !other\n Port 2222",
            "Host other alias\n Port 2222",
            "Host \"alias\"\n Port 2222",
            "Host=alias\n Port 2222",
            "Host alias,other\n Port 2222",
            "Host alias # other\n Port 2222\nHost *\n User me",
            "Host other\n User you\nHost *\n User me\n HostName build",
            "Host ali**as*\n Port 2222",
            "IdentityFile /k/one",
            "IdentityFile /k/one\nIdentityFile /k/two\nIdentityFile /k/one",
            "IdentityFile ~/one",
            "IdentityFile ~/.ssh/one",
            "IdentityFile ~root/one",
            "IdentityFile \"/k/with space\"",
            "IdentityFile /k/%h/%n/%p/%r/%u/%%",
            "IdentityFile %d/k",
            "IdentityFile /k/%i-%l-%L",
            "IdentityFile /k/%k\nHostKeyAlias Stable",
            "IdentityFile ${SIGNALBOX_KEYS}/one",
            "IdentityFile none",
            "IdentityFile relative",
            "IdentitiesOnly yes\nIdentitiesOnly no",
            "IdentitiesOnly TRUE",
            "CertificateFile /k/one-cert.pub\nCertificateFile ~/two-cert.pub",
            "IdentityAgent none",
            "IdentityAgent /run/agent",
            "IdentityAgent ~/agent",
            "IdentityAgent \"/run/an agent\"",
            "IdentityAgent SSH_AUTH_SOCK",
            "IdentityAgent $SIGNALBOX_AGENT",
            "IdentityAgent ${SIGNALBOX_KEYS}/agent",
            "IdentityAgent /run/%r-%p",
            "UserKnownHostsFile /k/known",
            "UserKnownHostsFile /k/one /k/two ~/three",
            "UserKnownHostsFile \"/k/with space\" /k/two",
            "UserKnownHostsFile none",
            "UserKnownHostsFile /dev/null",
            "UserKnownHostsFile /k/%k.known\nHostKeyAlias Stable",
            "UserKnownHostsFile ${SIGNALBOX_KEYS}/known",
            "GlobalKnownHostsFile /k/global /k/global2",
            "GlobalKnownHostsFile none",
            "RevokedHostKeys /k/revoked",
            "StrictHostKeyChecking yes",
            "StrictHostKeyChecking no",
            "StrictHostKeyChecking off",
            "StrictHostKeyChecking Accept-New",
            "StrictHostKeyChecking ask",
            "ConnectTimeout 7",
            "ConnectTimeout 1m30s",
            "ConnectTimeout none",
            "AddressFamily inet6",
            "AddressFamily Inet",
            "HostKeyAlias Stable",
            "ProxyCommand nc -X 5 \"%h\" %p # no remark",
            "ProxyCommand = nc %h %p",
            "ProxyCommand none",
            "ProxyCommand nc %h\nProxyJump jump",
            "ProxyJump jump\nProxyCommand nc %h",
            "ProxyJump none\nProxyCommand nc %h",
            "ProxyJump jump",
            "ProxyJump me@first:2200,second",
            "ProxyJump ssh://me@first:2200",
            "Host *\n ProxyJump none\nHost alias\n ProxyJump jump",
            "Match all\n Port 2222",
            "Match host alias\n Port 2222",
            "Match host=alias\n Port 2222",
            "Match Host ALIAS\n Port 2222",
            "Match !host alias\n Port 2222",
            "Match host other,al*\n Port 2222",
            "Match host al*,!alias\n Port 2222",
            "HostName build\nMatch host build\n Port 2222",
            "HostName build\nMatch host alias\n Port 2222",
            "HostName build\nMatch originalhost alias\n Port 2222",
            "HostName %h.lan\nMatch host *.lan originalhost alias\n Port 2222",
            "Match user me\n Port 2222",
            "User me\nMatch user m?\n Port 2222",
            "Match localuser root,somebody\n Port 2222",
            "Match localuser nobody-at-all\n Port 2222",
            "Match final all\n Port 2222",
            "Match !final all\n Port 2222",
            "Match final host build\n Port 2222\nHost alias\n HostName build",
            "Match canonical\n Port 2222",
            "Match host alias user you\n Port 2222",
            "Match host \"alias\"\n Port 2222",
            "Match exec \"false\"\n Port 2222",
            "Match host other exec \"true\"\n Port 2222",
            "Host other\nMatch all\n User me",
            "Include FOLDER/conf.d/10*",
            "Include FOLDER/conf.d/*",
            "Include \"FOLDER/conf.d/20-second\" FOLDER/conf.d/10-first",
            "Include FOLDER/conf.d/[!1]*",
            "Include FOLDER/conf.d/?0-*",
            "Include FOLDER/*/nested",
            "Include FOLDER/none/*",
            "Include FOLDER/conf.d",
            "Host other\n Include FOLDER/conf.d/*\nHost *\n User me",
            "Host alias\n Include FOLDER/hosts\n User me",
            "Include FOLDER/hosts\nPort 2299",
            "Include FOLDER/outer",
            "SendEnv LANG\nForwardAgent yes\nLocalForward 1 localhost:2\nUser me",
            "IgnoreUnknown Whatever\nWhatever x y z\nUser me",
            "User ä\nIdentityFile /k/ä",
            "User \u00ff",
            "IdentityFile2 /k/old",
            "User a#b",
            "User \"#me\"",
            "ProxyCommand none\nProxyJump jump",
            "ProxyJump none\nProxyJump jump",
            "ProxyJump jump # remark",
            "User me\nHost alias\nUser you",
            "Tunnel no\nCompression yes\nCiphers aes128-ctr");

    static final List<String> REFUSED = List.of(
            "Port",
            "Port twentytwo",
            "Port 0",
            "Port 70000",
            "Port 22 23",
            "User \"me",
            "User 'me",
            "User me you",
            "HostName",
            "IdentitiesOnly maybe",
            "StrictHostKeyChecking perhaps",
            "ConnectTimeout soon",
            "AddressFamily ipx",
            "Match",
            "Match host",
            "Match nonsense x",
            "Host other\n Port twentytwo",
            "Include FOLDER/loop",
            "Include FOLDER/open",
            "UserKnownHostsFile \"\"",
            "IdentityFile \"\"");

    @BeforeAll
    static void files() throws IOException {
        Files.createDirectories(folder.resolve("conf.d"));
        Files.createDirectories(folder.resolve("sub"));
        write("conf.d/10-first", "Port 1010\nUser first\n");
        write("conf.d/20-second", "Port 2020\nIdentityFile /k/second\n");
        write("conf.d/.hidden", "Port 9999\nIdentityFile /k/hidden\n");
        write("sub/nested", "Port 3030\n");
        write("hosts", "Host nobody\n Port 1\nHost alias\n Port 4040\nHost nobody\n");
        write("outer", "Include " + folder.resolve("conf.d/10-first") + "\nHostName outer\n");
        write("loop", "Include " + folder.resolve("loop") + "\n");
        Files.setPosixFilePermissions(write("open", "Port 1\n"), PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    @BeforeAll
    static void thereIsAnSsh() throws IOException {
        config("");
        assumeTrue(SshProgram.answer(query("alias")).isPresent(), "There is no ssh to ask");
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static SshQuery query(String host) {
        var variables = new HashMap<>(System.getenv());
        variables.put("SIGNALBOX_KEYS", "/k/variable");
        variables.put("SIGNALBOX_AGENT", "/run/variable");
        variables.put("SSH_AUTH_SOCK", "/run/usual");
        return new SshQuery(host, 0, "", folder, Path.of(System.getProperty("user.home")), variables);
    }

    private static void config(String text) throws IOException {
        var bytes = text.contains("\u00ff")
                ? text.getBytes(StandardCharsets.ISO_8859_1)
                : text.getBytes(StandardCharsets.UTF_8);
        var placed = new String(bytes, StandardCharsets.ISO_8859_1).replace("FOLDER", folder.toString());
        Files.write(folder.resolve("config"), placed.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @FieldSource("ACCEPTED")
    void our_reader_says_what_ssh_says(String text) throws IOException {
        config(text);

        assertThat(compared(SshConfig.read(query("alias")))).isEqualTo(compared(SshConfig.of(query("alias"))));
    }

    /// But the lines that are not followed, which `ssh` does not name.
    private static SshOptions compared(SshOptions options) {
        var identities = options.identities();
        var files = identities.files().stream()
                .filter(file -> !OLD_KEYS.contains(file.getFileName().toString()))
                .toList();
        return new SshOptions(
                options.address(),
                new IdentityOptions(
                        files,
                        identities.certificates(),
                        identities.only(),
                        identities.agent(),
                        identities.places(),
                        identities.ban()),
                options.hostKeys(),
                options.proxy(),
                List.of());
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void our_reader_refuses_what_ssh_refuses(String text) throws IOException {
        config(text);

        assertThatThrownBy(() -> SshConfig.of(query("alias"))).isInstanceOf(SshConfigException.class);
        assertThatThrownBy(() -> SshConfig.read(query("alias")))
                .isInstanceOf(SshConfigException.class)
                .hasMessageContaining(folder.toString());
    }

    @ParameterizedTest
    @FieldSource("ACCEPTED")
    void what_the_caller_gives_goes_first(String text) throws IOException {
        config(text);
        var given = new SshQuery(
                "Alias.Example.com",
                2200,
                "given",
                folder,
                query("alias").home(),
                query("alias").variables());

        assertThat(compared(SshConfig.read(given))).isEqualTo(compared(SshConfig.of(given)));
        assertThat(SshConfig.read(given).address().port()).isEqualTo(2200);
    }
}
