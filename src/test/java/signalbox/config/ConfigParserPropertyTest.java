package signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever stands in an odoo.conf.
class ConfigParserPropertyTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "[options]",
                        "[queue_job]",
                        "[",
                        "]",
                        "key = value",
                        " indented = more",
                        "key",
                        "=",
                        ": x",
                        "# note",
                        "; note",
                        "\t",
                        "",
                        "db_password = %s\u00e9",
                        "a\u0000b")
                .list()
                .ofMaxSize(12)
                .map(lines -> String.join("\n", lines));
    }

    /// As an operator or Odoo writes it; `%`, `#`, `;`, quotes and brackets in a value mean themselves.
    @Provide
    Arbitrary<Map<String, String>> settings() {
        var keys = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("_")
                .ofMinLength(1)
                .ofMaxLength(8);
        var values = Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars(" \u00e9\u20ac")
                .ofMaxLength(20);
        return Arbitraries.maps(keys, values).ofMaxSize(6);
    }

    @Property(tries = 500)
    void every_line_is_told_in_its_order_and_no_fault_stops_the_reading(@ForAll("texts") String text) {
        var file = ConfigFile.of("odoo.conf", text);

        assertThat(file.lines().stream()
                        .map(line -> line.text() + line.ending())
                        .collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(file.entries()).allSatisfy(entry -> assertThat(entry.key()).isNotBlank());
    }

    @Property(tries = 400)
    void what_is_written_is_read_again(@ForAll("settings") Map<String, String> settings) {
        var lines = new ArrayList<String>();
        lines.add("[options]");
        settings.forEach((key, value) -> lines.add(key + " = " + value));
        var file = ConfigFile.of("odoo.conf", String.join("\n", lines));

        assertThat(file.error()).isEmpty();
        assertThat(settings)
                .allSatisfy(
                        (key, value) -> assertThat(file.value("options", key)).isEqualTo(value.strip()));
    }
}
