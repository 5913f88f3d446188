package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
    @Test
    void commas_quotes_and_line_breaks_stay_within_quotation_marks() {
        assertThat(CsvText.line(List.of("a,b", "say \"no\"", "one\ntwo\r\nthree", "plain", "", "日本 😀")))
                .isEqualTo("\"a,b\",\"say \"\"no\"\"\",\"one\ntwo\r\nthree\",plain,,日本 😀\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1+cmd", "@SUM(1)", "\t=1", "-", "-1.5.2"})
    void a_cell_that_a_spreadsheet_would_calculate_is_a_text(String formula) {
        assertThat(CsvText.line(List.of(formula))).isEqualTo("'" + formula + "\r\n");
    }

    @Test
    void a_line_break_before_a_formula_hides_it_not() {
        assertThat(CsvText.line(List.of("\r=1", "\n=1"))).isEqualTo("\"'\r=1\",\"'\n=1\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "-0.25", "5"})
    void a_number_stays_one(String number) {
        assertThat(CsvText.line(List.of(number))).isEqualTo(number + "\r\n");
    }
}
