package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineBreakerTest {
    @Test
    void short_lines_stay_as_they_are() {
        var text = "one\n" + "x".repeat(LineBreaker.LONGEST) + "\n\nthree\n";
        assertThat(LineBreaker.of(text).text()).isEqualTo(text);
        assertThat(LineBreaker.of("").text()).isEmpty();
    }

    @Test
    void no_line_is_too_long_to_be_drawn_and_nothing_is_lost() {
        var text = "a".repeat(20 * LineBreaker.LONGEST + 7) + "\n" + "b".repeat(LineBreaker.LONGEST + 1);
        var broken = LineBreaker.of(text).text();
        assertThat(broken.lines()).allMatch(line -> line.length() <= LineBreaker.LONGEST);
        assertThat(broken.replace("\n", "")).isEqualTo(text.replace("\n", ""));
    }

    @Test
    void a_character_of_two_halves_is_not_torn() {
        var broken = LineBreaker.of("a" + "😀".repeat(LineBreaker.LONGEST)).text();
        assertThat(broken.lines()).noneMatch(line -> Character.isHighSurrogate(line.charAt(line.length() - 1)));
    }

    @Test
    void marks_move_with_the_text() {
        var text = "x".repeat(LineBreaker.LONGEST) + "key" + "y".repeat(LineBreaker.LONGEST);
        var lines = LineBreaker.of(text);
        var at = LineBreaker.LONGEST;
        var mark = lines.moved(new TextHighlight(at, at + 3, "c-key"));
        assertThat(lines.text().substring(mark.from(), mark.to())).isEqualTo("key");
    }
}
