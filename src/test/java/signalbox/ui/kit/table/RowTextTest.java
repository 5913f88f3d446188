package signalbox.ui.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RowTextTest {
    @Test
    void tsv_has_a_header_and_no_stray_tabs_or_lines() {
        var tsv = RowText.tsv(List.of("UUID", "Text"), List.of(List.of("a", "one\ttwo\nthree"), List.of("b", "")));
        assertThat(tsv).isEqualTo("UUID\tText\na\tone two three\nb\t\n");
    }

    @Test
    void a_cell_that_a_spreadsheet_would_compute_is_quoted() {
        var cells = List.of("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "a=1");
        assertThat(RowText.tsv(List.of("A", "B", "C", "D", "E"), List.of(cells)))
                .endsWith("\n'=HYPERLINK(1)\t'+1\t'-1\t'@SUM(1)\ta=1\n");
    }

    @Test
    void json_has_an_object_per_row() {
        var json = RowText.json(List.of("uuid", "text"), List.of(List.of("a", "say \"hi\"")));
        assertThat(json)
                .contains("\"uuid\" : \"a\"", "\"text\" : \"say \\\"hi\\\"\"")
                .startsWith("[");
    }
}
