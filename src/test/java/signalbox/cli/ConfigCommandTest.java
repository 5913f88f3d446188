package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ConfigCommandTest {
    @TempDir
    private Path folder;

    private TestCli cli() {
        return new TestCli(folder);
    }

    private static Path sample(String name) throws Exception {
        return Path.of(Objects.requireNonNull(ConfigCommandTest.class.getResource("/config/" + name))
                .toURI());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"production.conf", "staging-after-rebuild.conf", "pasted-on-one-line.conf", "wrong-section.conf"
            })
    void show_has_the_values_of_python(String name) throws Exception {
        var cli = cli();

        assertThat(cli.run("config", "show", sample(name).toString(), "--json", "--reveal"))
                .isZero();

        var parsed = JsonMapper.shared().readTree(Files.readString(sample("parsed.json")));
        assertThat(cli.json().get("sections")).isEqualTo(parsed.get(name));
        assertThat(Instant.parse(cli.json().get("takenAt").asString())).isNotNull();
    }

    @Test
    void show_hides_secrets_unless_told() throws Exception {
        var cli = cli();

        assertThat(cli.run("config", "show", sample("production.conf").toString(), "--json"))
                .isZero();
        assertThat(cli.json().at("/sections/queue_job/http_auth_password").asString())
                .isEqualTo("********");
        assertThat(cli.json().at("/sections/queue_job/http_auth_user").asString())
                .isEqualTo("jobrunner");

        assertThat(cli.run("config", "show", sample("production.conf").toString()))
                .isZero();
        assertThat(cli.printed())
                .contains("[queue_job]")
                .contains("= acme.odoo.com")
                .doesNotContain("s3cr3t-production");
    }

    @Test
    void show_names_the_error_of_python() {
        var cli = cli().reading("[options]\na = 1\nA = 2\n");

        assertThat(cli.run("config", "show", "-", "--json")).isEqualTo(Exit.NOT_CONNECTED);
        assertThat(cli.json().at("/error/kind").asString()).isEqualTo("DuplicateOptionError");
        assertThat(cli.json().at("/error/line").asInt()).isEqualTo(3);
        assertThat(cli.json().at("/error/message").asString()).contains("line 2");
        assertThat(cli.json().has("sections")).isFalse();

        assertThat(cli.run("config", "show", "-")).isEqualTo(Exit.NOT_CONNECTED);
        assertThat(cli.printed()).contains("DuplicateOptionError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "show --json"})
    void what_cannot_be_read_ends_with_3_and_one_sentence(String command) {
        var arguments = ("config " + command + " ").split(" ");
        var huge = new byte[50 << 20];
        var binary = new byte[] {'[', 0, 1, 2};

        for (var input : new byte[][] {huge, binary}) {
            var cli = cli().reading(input);
            assertThat(cli.run(with(arguments, "-"))).isEqualTo(Exit.NOT_CONNECTED);
            assertThat(cli.said()).hasLineCount(1).contains("stdin").doesNotContain("Exception");
            assertThat(cli.printed()).isEmpty();
        }
        var cli = cli();
        assertThat(cli.run(with(arguments, folder.resolve("none.conf").toString())))
                .isEqualTo(Exit.NOT_CONNECTED);
        assertThat(cli.said()).hasLineCount(1).contains("there is no such file");
        assertThat(cli.run(with(arguments, folder.toString()))).isEqualTo(Exit.NOT_CONNECTED);
    }

    private static String[] with(String[] arguments, String... more) {
        var all = new java.util.ArrayList<>(java.util.List.of(arguments));
        all.addAll(java.util.List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void what_is_not_utf8_is_an_error_with_its_line() {
        var cli = cli().reading("[o]\na = \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(cli.run("config", "show", "-", "--json")).isEqualTo(Exit.NOT_CONNECTED);
        assertThat(cli.json().at("/error/kind").asString()).isEqualTo("UnicodeDecodeError");
        assertThat(cli.json().at("/error/line").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "config show", "config nonsense", "config show - --what"})
    void wrong_usage_ends_with_64(String arguments) {
        var cli = cli();

        assertThat(cli.run(arguments.split(" "))).isEqualTo(Exit.USAGE);
        assertThat(cli.said()).isNotBlank();
        assertThat(cli.printed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config --help", "config show --help"})
    void help_is_a_result(String arguments) {
        var cli = cli();

        assertThat(cli.run(arguments.split(" "))).isZero();
        assertThat(cli.printed()).contains("Usage: signalbox config");
    }
}
