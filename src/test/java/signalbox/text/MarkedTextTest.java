package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedTextTest {
    @Test
    void line_breaks_and_tabs_are_marks_and_indents_are_one_blank() {
        assertThat(MarkedText.oneLine("one\n    two\r\nthree\tfour\u2028five")).isEqualTo("one↵ two↵ three⇥four↵ five");
    }

    @Test
    void a_break_at_the_end_is_seen() {
        assertThat(MarkedText.oneLine("mail\n")).isEqualTo("mail↵");
    }

    @Test
    void what_cannot_be_seen_or_turns_the_line_is_an_escape() {
        assertThat(MarkedText.oneLine("a\rb\u001b[2Jc\u0000d\u202ee\u007f"))
                .isEqualTo("a\\rb\\x1b[2Jc\\x00d\\u202ee\\x7f")
                .doesNotContainPattern("\\p{Cntrl}");
    }

    @Test
    void any_other_text_is_left_as_it_is() {
        var text = "Größe 中文 日本語 한국어 😀 👩‍👩‍👧 שלום";
        assertThat(MarkedText.oneLine(text)).isSameAs(text);
    }
}
