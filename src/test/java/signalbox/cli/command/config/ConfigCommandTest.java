package signalbox.cli.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.cli.TestCli;
import signalbox.cli.output.ExitCode;
import signalbox.config.Samples;
import signalbox.postgres.Sql;
import signalbox.testing.TestDatabase;
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

        assertThat(cli.run("config", "show", "-", "--json")).isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.json().at("/error/kind").asString()).isEqualTo("DuplicateOptionError");
        assertThat(cli.json().at("/error/line").asInt()).isEqualTo(3);
        assertThat(cli.json().at("/error/message").asString()).contains("line 2");
        assertThat(cli.json().has("sections")).isFalse();

        assertThat(cli.run("config", "show", "-")).isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.printed()).contains("DuplicateOptionError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "show --json", "check", "check --json"})
    void what_cannot_be_read_ends_with_3_and_one_sentence(String command) {
        var arguments = ("config " + command + " ").split(" ");
        var huge = new byte[50 << 20];

        var cli = cli().reading(huge);
        assertThat(cli.run(with(arguments, "-"))).isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.said()).hasLineCount(1).contains("stdin").doesNotContain("Exception");
        assertThat(cli.printed()).isEmpty();
        cli = cli();
        assertThat(cli.run(with(arguments, folder.resolve("none.conf").toString())))
                .isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.said()).hasLineCount(1).contains("there is no such file");
        assertThat(cli.run(with(arguments, folder.toString()))).isEqualTo(ExitCode.NOT_CONNECTED);
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void what_is_not_utf8_is_an_error_with_its_line() {
        var cli = cli().reading("[o]\na = \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(cli.run("config", "show", "-", "--json")).isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.json().at("/error/kind").asString()).isEqualTo("UnicodeDecodeError");
        assertThat(cli.json().at("/error/line").asInt()).isEqualTo(2);
    }

    @Test
    void check_has_the_shape_that_scripts_rely_on() throws Exception {
        var cli = cli();

        assertThat(cli.run("config", "check", sample("wrong-section.conf").toString(), "--json"))
                .isEqualTo(ExitCode.CRITICAL);
        assertThat(Instant.parse(cli.json().get("takenAt").asString())).isNotNull();
        var first = cli.json().at("/findings/0");
        assertThat(first.propertyNames()).containsExactly("code", "severity", "line", "seen", "why", "fix");
        assertThat(first.get("code").asString()).isEqualTo("runner-not-loaded");
        assertThat(first.get("severity").asString()).isEqualTo("critical");
        assertThat(first.get("line").asInt()).isEqualTo(2);
        assertThat(first.get("fix").asString()).isEqualTo("server_wide_modules = web,queue_job");
        var last = cli.json().at("/findings/2");
        assertThat(last.get("line").isNull()).isTrue();
        assertThat(last.get("lineReason").asString()).isNotBlank();

        assertThat(cli.run("config", "check", sample("wrong-section.conf").toString()))
                .isEqualTo(ExitCode.CRITICAL);
        assertThat(cli.printed())
                .contains("critical  runner-not-loaded, line 2")
                .contains("Fix: server_wide_modules");
    }

    @ParameterizedTest
    @CsvSource({
        "production.conf,--base-url=https://acme.odoo.com,0",
        "production.conf,--http-workers=4,0",
        "production.conf,--http-workers=3,1",
        "staging-after-rebuild.conf,--base-url=https://acme-staging-9911.dev.odoo.com,2",
        "pasted-on-one-line.conf,--http-workers=4,2"
    })
    void check_ends_by_the_worst_severity(String name, String option, int code) throws Exception {
        assertThat(cli().run("config", "check", sample(name).toString(), option, "--json"))
                .isEqualTo(code);
    }

    @Test
    void check_says_that_nothing_is_wrong() {
        var cli = cli().reading("[options]\nserver_wide_modules = queue_job\n[queue_job]\nhost = odoo.internal\n");

        assertThat(cli.run("config", "check", "-")).isZero();
        assertThat(cli.printed()).isEqualTo("Nothing is wrong with stdin.\n");
    }

    @Test
    void check_finds_what_python_refuses() {
        var cli = cli().reading("[options]\nnonsense\n");

        assertThat(cli.run("config", "check", "-", "--json")).isEqualTo(ExitCode.CRITICAL);
        assertThat(cli.json().at("/findings/0/code").asString()).isEqualTo("parsing-error");
        assertThat(cli.json().at("/findings/0/line").asInt()).isEqualTo(2);
    }

    @Test
    @Tag("pg")
    void check_looks_into_the_database_that_is_named() throws Exception {
        try (var postgres = TestDatabase.fresh();
                var connection = postgres.open("test")) {
            var sql = new Sql(connection);
            sql.update(
                    "set the site's URL",
                    "UPDATE ir_config_parameter SET value = ? WHERE key = 'web.base.url'",
                    "https://acme-staging-9911.dev.odoo.com");
            var file = sample("staging-after-rebuild.conf").toString();
            var url = postgres.spec().url();
            var cli = cli();

            assertThat(cli.run("config", "check", file, "--url", url, "--json")).isEqualTo(ExitCode.CRITICAL);
            assertThat(cli.json().at("/findings/0/code").asString()).isEqualTo("host-differs-from-base-url");
            assertThat(cli.run("--url", url, "config", "check", file, "--json")).isEqualTo(ExitCode.CRITICAL);
            assertThat(cli.run("config", "check", file, "--url", url, "--base-url", "https://acme.odoo.com"))
                    .isZero();

            sql.execute("spoil the URL", "UPDATE ir_config_parameter SET value = 'x' WHERE key = 'web.base.url'");
            assertThat(cli.run("config", "check", file, "--url", url)).isZero();
            assertThat(cli.said()).contains("web.base.url is not used");
        }
    }

    @Test
    @Tag("pg")
    void the_release_of_odoo_comes_from_the_database_or_the_command_line() {
        var conf = """
                [options]
                server_wide_modules = queue_job
                x_sendfile = True
                longpolling_port = 8099
                [queue_job]
                host = odoo.internal
                """;
        var cli = cli().reading(conf);

        assertThat(cli.run("config", "check", "-")).isZero();
        assertThat(cli.printed()).doesNotContain("longpolling_port");
        assertThat(cli.reading(conf).run("config", "check", "-", "--odoo", "15.0"))
                .isEqualTo(ExitCode.WARNINGS);
        assertThat(cli.printed()).contains("Odoo 15.0 does not know x_sendfile").doesNotContain("longpolling_port =");
        assertThat(cli.reading(conf).run("config", "patch", "-", "--odoo", "18.0"))
                .isZero();
        assertThat(cli.printed()).contains("-longpolling_port = 8099", "+gevent_port = 8099");
        try (var postgres = TestDatabase.fresh()) {
            var url = postgres.spec().url();
            cli.reading(conf).run("config", "check", "-", "--url", url);
            assertThat(cli.printed()).contains("Odoo 16.0 still reads longpolling_port as gevent_port");
            cli.reading(conf).run("config", "check", "-", "--url", url, "--odoo", "18.0");
            assertThat(cli.printed()).contains("Odoo 18.0 does not know longpolling_port");
        }
    }

    @Test
    void diff_has_the_shape_that_scripts_rely_on() throws Exception {
        var cli = cli();
        var left = sample("production.conf").toString();
        var right = sample("staging-after-rebuild.conf").toString();

        assertThat(cli.run("config", "diff", left, right, "--json")).isZero();
        assertThat(Instant.parse(cli.json().get("takenAt").asString())).isNotNull();
        assertThat(cli.json().get("changes")).hasSize(5);
        var name = cli.json().at("/changes/1");
        assertThat(name.propertyNames()).containsExactly("section", "key", "left", "right", "expected");
        assertThat(name.get("key").asString()).isEqualTo("db_name");
        assertThat(name.get("left").asString()).isEqualTo("acme-prod-8123");
        assertThat(name.get("right").asString()).isEqualTo("acme-staging-9911");
        assertThat(name.get("expected").asBoolean()).isTrue();
        var password = cli.json().at("/changes/4");
        assertThat(password.get("left").asString()).isEqualTo("********");
        assertThat(password.get("right").isNull()).isTrue();

        assertThat(cli.run("config", "diff", left, right, "--json", "--reveal")).isZero();
        assertThat(cli.json().at("/changes/4/left").asString()).isEqualTo("s3cr3t-production");

        assertThat(cli.run("config", "diff", left, right)).isZero();
        assertThat(cli.printed()).contains("[options] db_name  (expected)").contains("  + acme-staging-9911");
        assertThat(cli.run("config", "diff", left, left)).isZero();
        assertThat(cli.printed()).isEqualTo("Odoo reads the same from both.\n");
    }

    @Test
    void diff_reads_one_side_from_stdin_and_refuses_what_python_refuses() throws Exception {
        var cli = cli().reading("[options]\na = 1\na = 2\n");
        var right = sample("production.conf").toString();

        assertThat(cli.run("config", "diff", "-", right, "--json")).isEqualTo(ExitCode.NOT_CONNECTED);
        assertThat(cli.said()).contains("stdin").contains("DuplicateOptionError");
        assertThat(cli.printed()).isEmpty();
        assertThat(cli.reading("[options]\n").run("config", "diff", "-", right, "--json"))
                .isZero();
    }

    @Test
    void no_output_has_a_secret() throws Exception {
        var cli = cli();
        for (var name : Samples.NAMES) {
            var file = sample(name).toString();
            var other = sample(Samples.NAMES.getFirst()).toString();
            for (var json : new String[][] {{}, {"--json"}}) {
                cli.run(with(new String[] {"config", "show", file}, json));
                assertThat(cli.printed() + cli.said()).contains("queue_job").doesNotContain(Samples.SECRETS);
                cli.run(with(new String[] {"config", "check", file, "--http-workers", "1"}, json));
                assertThat(cli.printed() + cli.said()).isNotBlank().doesNotContain(Samples.SECRETS);
                cli.run(with(new String[] {"config", "diff", file, other}, json));
                assertThat(cli.printed() + cli.said()).isNotBlank().doesNotContain(Samples.SECRETS);
            }
        }
    }

    @Test
    void show_tells_what_the_runner_makes_of_it() throws Exception {
        var cli = cli();

        assertThat(cli.run("config", "show", sample("wrong-section.conf").toString()))
                .isZero();
        assertThat(cli.printed()).contains("= root:1  (default)").contains("= localhost  (default)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config",
                "config show",
                "config nonsense",
                "config show - --what",
                "config check",
                "config check - --http-workers 0",
                "config check - --odoo 12.0",
                "config patch - --odoo newest",
                "config check - --base-url acme.odoo.com",
                "config check - --url nonsense",
                "config diff -",
                "config diff - -"
            })
    void wrong_usage_ends_with_64(String arguments) {
        var cli = cli();

        assertThat(cli.run(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(cli.said()).isNotBlank();
        assertThat(cli.printed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config --help", "config show --help", "config check --help", "config diff --help"})
    void help_is_a_result(String arguments) {
        var cli = cli();

        assertThat(cli.run(arguments.split(" "))).isZero();
        assertThat(cli.printed()).contains("Usage: signalbox config");
    }

    @Test
    void patch_prints_what_needs_no_decision_and_says_what_is_left() {
        var cli = cli().reading("""
                [options]
                server_wide_modules = web,queue_job
                workers = 2 ; two
                [queue_job]
                channels = root:2
                scheme = https
                host = jobs:s3cr3tpw@acme.example.com
                port = 443
                """);

        assertThat(cli.run("config", "patch", "-")).isZero();

        assertThat(cli.printed()).isEqualTo("""
                --- odoo.conf
                +++ odoo.conf
                @@ -1,6 +1,6 @@ option-not-a-number
                 [options]
                 server_wide_modules = web,queue_job
                -workers = 2 ; two
                +workers = 2
                 [queue_job]
                 channels = root:2
                 scheme = https
                """);
        assertThat(cli.said())
                .startsWith("2 findings left: host-is-a-url, plain-text-secret.")
                .contains("--reveal also corrects host-is-a-url.")
                .doesNotContain("s3cr3tpw");
    }

    @Test
    void a_patch_with_secrets_is_made_only_on_request() {
        var text = """
                [options]
                server_wide_modules = web,queue_job
                [queue_job]
                scheme = https
                host = jobs:s3cr3tpw@acme.example.com
                port = 443
                """;
        var cli = cli().reading(text);

        assertThat(cli.run("config", "patch", "-", "--reveal")).isZero();

        assertThat(cli.printed())
                .contains("+host = acme.example.com", "+http_auth_user = jobs", "+http_auth_password = s3cr3tpw");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16, unicode-decode-error", "UTF-16LE, nul-character"})
    void a_file_in_another_encoding_is_a_finding_in_a_whole_document(String encoding, String code) throws Exception {
        var cli = cli().reading(Files.readString(sample("production.conf")).getBytes(Charset.forName(encoding)));

        assertThat(cli.run("config", "check", "-", "--json")).isEqualTo(ExitCode.CRITICAL);

        assertThat(cli.json()
                        .get("findings")
                        .valueStream()
                        .map(each -> each.get("code").asString()))
                .contains(code);
    }

    /// The patch has an end before the last of them.
    @Test
    void who_asked_for_secrets_is_not_told_to_ask_for_them() {
        var cli = cli();
        var conf = "[options]\nserver_wide_modules = web,queue_job\n" + "db_password = hunter2\n".repeat(60);

        assertThat(cli.reading(conf).run("config", "patch", "-", "--reveal")).isZero();
        assertThat(cli.said()).contains("left: ").doesNotContain("--reveal also");
        assertThat(cli.reading(conf).run("config", "patch", "-")).isZero();
        assertThat(cli.said()).contains("--reveal also corrects duplicate-option-error.");
    }

    @Test
    void a_good_file_has_an_empty_patch() throws Exception {
        var cli = cli();

        assertThat(cli.run("config", "patch", sample("production.conf").toString()))
                .isZero();
        assertThat(cli.printed()).isEmpty();
    }
}
