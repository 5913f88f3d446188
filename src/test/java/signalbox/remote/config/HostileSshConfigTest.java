package signalbox.remote.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Whatever stands in a configuration of SSH, reading it ends soon, in options or in a sentence of its own. Run with
/// `-Djqwik.tries.default=100000` for a long search.
class HostileSshConfigTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @SuppressWarnings("NullAway.Init") // before all
    private static Path folder;

    @BeforeContainer
    static void create() throws IOException {
        folder = Files.createTempDirectory("hostile");
        Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(folder.resolve("conf.d/one"), "Host a*\nPort 2222\nInclude conf.d/two\nInclude config\n");
        Files.writeString(folder.resolve("conf.d/two"), "IdentityFile %d/%h/%%\n");
    }

    @AfterContainer
    static void delete() throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(HostileSshConfigTest::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One character for each byte.
    @Provide
    Arbitrary<String> files() {
        var keywords = Arbitraries.of(
                "Host",
                "Match",
                "Include",
                "HostName",
                "Port",
                "User",
                "IdentityFile",
                "CertificateFile",
                "IdentitiesOnly",
                "IdentityAgent",
                "UserKnownHostsFile",
                "GlobalKnownHostsFile",
                "RevokedHostKeys",
                "StrictHostKeyChecking",
                "HostKeyAlias",
                "ConnectTimeout",
                "AddressFamily",
                "ProxyCommand",
                "ProxyJump",
                "PKCS11Provider",
                "Tag",
                "\"Port\"",
                "Po\"rt\"",
                "x");
        var pieces = Arbitraries.of(
                        "alias",
                        "a*",
                        "*",
                        "?",
                        "!",
                        "!alias",
                        ",",
                        "=",
                        "\"",
                        "'",
                        "\\",
                        "#",
                        " ",
                        "\t",
                        "%h",
                        "%",
                        "%%",
                        "%C",
                        "%z",
                        "${HOME}",
                        "${",
                        "}",
                        "~",
                        "~/",
                        "~root",
                        "~nobody-at-all/x",
                        "/",
                        "none",
                        "yes",
                        "no",
                        "ask",
                        "22",
                        "2222",
                        "99999999999999999999",
                        "1m",
                        "1w2d3h",
                        "inet",
                        "all",
                        "host",
                        "final",
                        "!final",
                        "exec",
                        "true",
                        "user",
                        "tagged",
                        "conf.d/*",
                        "conf.d/[a-z]*",
                        "conf.d/[",
                        "config",
                        "[!x]*",
                        "\u00ff",
                        "\u0000",
                        "\r",
                        "\f",
                        "\u00c3\u00a9",
                        "a@b:22",
                        "[::1]:22",
                        "ssh://a",
                        "**********a",
                        "me")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
        var settings = Combinators.combine(
                        Arbitraries.of("", "  ", "\t", "=", "#"), keywords, Arbitraries.of(" ", "=", " = ", ""), pieces)
                .as((indent, keyword, delimiter, value) -> indent + keyword + delimiter + value);
        var noise = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(40);
        return Arbitraries.frequencyOf(Tuple.of(8, settings), Tuple.of(1, noise))
                .list()
                .ofMaxSize(10)
                .map(lines -> String.join("\n", lines));
    }

    @Property
    void any_file_is_read_or_refused_in_a_sentence(@ForAll("files") String bytes) throws IOException {
        Files.write(folder.resolve("config"), bytes.getBytes(StandardCharsets.ISO_8859_1));
        var query = new SshQuery("alias", 0, "", folder, folder, Map.of("HOME", "/home/me"));

        assertTimeout(SOON, () -> {
            try {
                assertThat(SshConfig.read(query)).isNotNull();
            } catch (SshConfigException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception");
            }
        });
    }

    @Property
    void any_answer_of_ssh_is_read_or_refused_in_a_sentence(@ForAll("files") String answer) {
        var query = new SshQuery("alias", 0, "", folder, folder, Map.of());
        try {
            var settings = SshAnswer.settings(answer, new SshSettings());
            assertThat(new OptionReader(query, settings, true)
                            .options(UnfollowedSettings.of(settings, settings), settings))
                    .isNotNull();
        } catch (SshConfigException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("Exception");
        }
    }
}
