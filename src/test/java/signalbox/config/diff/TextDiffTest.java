package signalbox.config.diff;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.config.ConfigFile;
import signalbox.config.diff.TextDiff.Kind;
import signalbox.config.diff.TextDiff.Row;
import signalbox.config.diff.TextDiff.Side;

class TextDiffTest {
    private static List<Row> diff(String left, String right) {
        return TextDiff.of(ConfigFile.of("left.conf", left), ConfigFile.of("right.conf", right));
    }

    private static String shown(@Nullable Side side) {
        return side == null
                ? "-"
                : side.line()
                        + side.parts().stream()
                                .map(part -> part.changed() ? "<" + part.text() + ">" : part.text())
                                .collect(joining("", ":", ""));
    }

    private static String shown(Row row) {
        return row.kind() + " " + shown(row.left()) + " | " + shown(row.right());
    }

    @Test
    void lines_stand_side_by_side_with_what_changed_in_them() {
        assertThat(diff("[a]\nhost = acme.odoo.com\nx = 1\nz = 9\n", "[a]\nhost = other.odoo.com\nz = 9\nnew = 2\n"))
                .extracting(TextDiffTest::shown)
                .containsExactly(
                        "SAME 1:[a] | 1:[a]",
                        "CHANGED 2:host = <acme>.odoo.com | 2:host = <other>.odoo.com",
                        "REMOVED 3:<x = 1> | -",
                        "SAME 4:z = 9 | 3:z = 9",
                        "ADDED - | 4:<new = 2>");
    }

    @Test
    void what_two_lines_begin_with_stays_together() {
        assertThat(diff("[a]\nscheme = https\n", "[a]\nscheme = http y = b z = 1\n"))
                .extracting(TextDiffTest::shown)
                .endsWith("CHANGED 2:scheme = <https> | 2:scheme = <http y = b z = 1>");
    }

    @Test
    void a_secret_that_differs_is_marked_and_not_shown() {
        var rows = diff("[a]\ndb_password = hunter2\n", "[a]\ndb_password = hunter3\n");

        assertThat(rows.get(1).kind()).isEqualTo(Kind.CHANGED);
        assertThat(shown(rows.get(1))).isEqualTo("CHANGED 2:<db_password = ********> | 2:<db_password = ********>");
    }

    @Test
    void long_lines_and_files_have_an_end() {
        var line = "x = " + "a b ".repeat(100_000);
        assertThat(shown(diff(line, line + "c").getFirst())).startsWith("CHANGED 1:<x = a b");

        var many = "x\n".repeat(5_001);
        assertThatThrownBy(() -> diff(many, "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(diff("a\n".repeat(5_000), "b\n".repeat(5_000))).hasSize(5_000);
    }
}
