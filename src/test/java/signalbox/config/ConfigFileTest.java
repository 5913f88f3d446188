package signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.config.ConfigLine.Kind;

class ConfigFileTest {
    private static ConfigFile read(byte[] bytes) throws Exception {
        return ConfigFile.read(new ByteArrayInputStream(bytes), "odoo.conf");
    }

    private static ConfigFile of(String... lines) {
        return ConfigFile.of("odoo.conf", String.join("\n", lines));
    }

    @Test
    void a_value_goes_on_over_indented_lines_and_leaves_out_the_comments_within() {
        var file = of("[queue_job]", "channels = root:4,", "  # more", "  root.mail:2,", "", "  root.x", "", "[other]");

        assertThat(file.value("queue_job", "channels")).isEqualTo("root:4,\nroot.mail:2,\n\nroot.x");
        var entry = file.entry("queue_job", "channels").orElseThrow();
        assertThat(entry.line()).isEqualTo(2);
        assertThat(entry.lineAt(entry.value().indexOf("root.mail"))).isEqualTo(4);
        assertThat(entry.lineAt(entry.value().indexOf("root.x"))).isEqualTo(6);
    }

    @Test
    void every_line_knows_what_it_is_and_where_it_belongs() {
        var file = of("# top", "[options]", "A = 1", "  2", "", "bare", "[queue_job]", "  b: 3");

        assertThat(file.lines())
                .extracting(line -> line.kind() + " " + line.section() + " " + line.key())
                .containsExactly(
                        "COMMENT null null",
                        "HEADER options null",
                        "SETTING options a",
                        "CONTINUATION options a",
                        "BLANK options null",
                        "UNREADABLE options a",
                        "HEADER queue_job null",
                        "SETTING queue_job b");
        assertThat(file.lines()).extracting(ConfigLine::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void settings_of_default_hold_in_every_section_that_does_not_set_them() {
        var file = of("[DEFAULT]", "host = a", "[queue_job]", "[other]", "host = b");

        assertThat(file.sections()).isEqualTo(Map.of("queue_job", Map.of("host", "a"), "other", Map.of("host", "b")));
        assertThat(file.value("nowhere", "host")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'a = 1',MissingSectionHeaderError,1",
        "'\ufeff[options]',MissingSectionHeaderError,1",
        "'[o]\na = 1\n\nA : 2\nbare',DuplicateOptionError,4",
        "'[o]\n[p]\n[o]',DuplicateSectionError,3",
        "'[o]\nbare\na = 1\n= 2',ParsingError,2",
        "'[]',MissingSectionHeaderError,1"
    })
    void what_python_refuses_has_its_name_and_line(String text, String kind, int line) {
        var error = of(text).error().orElseThrow();

        assertThat(error.kind().pythonName()).isEqualTo(kind);
        assertThat(error.line()).isEqualTo(line);
        assertThat(error.message()).containsIgnoringCase("line " + line);
    }

    @Test
    void all_faults_are_told_though_python_stops_at_the_first() {
        var file = of("[o]", "a = 1", "bare", "a = 2", "[o]", "b = 1", "b = 2", "= 3");

        assertThat(file.errors())
                .extracting(error -> error.kind().pythonName() + " " + error.lines())
                .containsExactly(
                        "DuplicateOptionError [4]",
                        "DuplicateSectionError [5]",
                        "DuplicateOptionError [7]",
                        "ParsingError [3, 8]");
        assertThat(file.value("o", "a")).isEqualTo("1");
    }

    @Test
    void what_is_not_utf8_is_told_with_its_line() throws Exception {
        var file = read("[options]\r\na = 1\rb = \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(file.error().orElseThrow().kind()).isEqualTo(ConfigError.Kind.UNICODE_DECODE);
        assertThat(file.error().orElseThrow().line()).isEqualTo(3);
        assertThat(file.lines()).hasSize(3);
    }

    @Test
    void the_lines_together_are_the_file() {
        var text = "[a]\r\nb = 1\rc = \u2028 2\n\n  x";

        var lines = ConfigFile.of("odoo.conf", text).lines();

        assertThat(String.join(
                        "",
                        lines.stream().map(line -> line.text() + line.ending()).toList()))
                .isEqualTo(text);
        assertThat(lines)
                .extracting(ConfigLine::kind)
                .contains(Kind.CONTINUATION)
                .hasSize(5);
    }

    @Test
    void what_is_no_odoo_conf_is_refused_in_one_sentence() {
        var endless = new InputStream() {
            private int given;

            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                given += length;
                assertThat(given).isLessThan(2 << 20);
                Arrays.fill(into, from, from + length, (byte) 'x');
                return length;
            }
        };

        assertThatThrownBy(() -> ConfigFile.read(endless, "huge.conf"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("huge.conf has more than 1 MB");
    }

    @Test
    void a_file_in_utf_16_is_read_as_that_and_refused_as_python_refuses_it() throws Exception {
        var file = read("[options]\nworkers = 2\n".getBytes(StandardCharsets.UTF_16));

        assertThat(file.value("options", "workers")).isEqualTo("2");
        assertThat(file.error().orElseThrow().message()).isEqualTo("The file is UTF-16: save it as UTF-8");
    }

    @Test
    void a_line_of_a_megabyte_is_read_and_its_fault_is_told_in_short() throws Exception {
        var line = new byte[ConfigText.MOST_BYTES];
        Arrays.fill(line, (byte) 'x');
        assertThat(read(line).error().orElseThrow().message()).hasSizeLessThan(200);

        Arrays.fill(line, (byte) ' ');
        line[0] = '[';
        line[1] = 'o';
        line[2] = ']';
        line[3] = '\n';
        line[4] = 'a';
        line[line.length - 2] = '=';
        assertThat(read(line).sections()).isEqualTo(Map.of("o", Map.of("a", "")));
    }

    @Test
    void sections_that_multiply_without_measure_are_refused() {
        var text = new StringBuilder("[DEFAULT]\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("k").append(i).append("=\n");
        }
        for (int i = 0; i < 1_000; i++) {
            text.append("[s").append(i).append("]\n");
        }
        var file = ConfigFile.of("odoo.conf", text.toString());

        assertThat(file.value("s7", "k9")).isEmpty();
        assertThatThrownBy(file::sections).isInstanceOf(ConfigException.class);
    }

    @Test
    void many_faults_make_a_short_message() {
        var error = of("[o]\n" + "bare\n".repeat(100_000)).error().orElseThrow();

        assertThat(error.lines()).hasSize(100_000);
        assertThat(error.message()).hasSizeLessThan(1_000);
    }

    @Test
    void no_secret_is_in_a_message() {
        var file = of(
                "[options]",
                "db_password hunter2",
                "admin_passwd = x",
                "hunter2",
                "password hunter2 = 1",
                "password hunter2 = 2");

        assertThat(List.of(file.errors().toString())).noneMatch(text -> text.contains("hunter2"));
    }
}
