package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapedTextTest {
    @Test
    void what_a_terminal_would_obey_is_shown_as_its_escape() {
        assertThat(EscapedText.lines("a\u001b[2J\u0007b\u009b31m\u0000\u007f"))
                .isEqualTo("a\\x1b[2J\\x07b\\x9b31m\\x00\\x7f");
    }

    @Test
    void marks_that_turn_the_line_around_are_shown() {
        assertThat(EscapedText.lines("\u202Eevil\u202C \u2066x\u2069 \u200E\u200F\u061C"))
                .isEqualTo("\\u202eevil\\u202c \\u2066x\\u2069 \\u200e\\u200f\\u061c");
    }

    @Test
    void other_scripts_and_faces_stay() {
        assertThat(EscapedText.lines("Прокси 😀 שלום\tx\ny")).isEqualTo("Прокси 😀 שלום\tx\ny");
    }

    @Test
    void a_cell_is_one_line() {
        assertThat(EscapedText.cell("one\ntwo\tthree\r")).isEqualTo("one\\ntwo\\tthree\\r");
        assertThat(EscapedText.cell("line\u2028paragraph\u2029")).isEqualTo("line\\u2028paragraph\\u2029");
    }
}
