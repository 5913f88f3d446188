package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortLinesTest {
    @Test
    void short_lines_stay_as_they_are() {
        var text = "one\n" + "x".repeat(ShortLines.LONGEST) + "\n\nthree\n";
        assertThat(ShortLines.of(text).text()).isEqualTo(text);
        assertThat(ShortLines.of("").text()).isEmpty();
    }

    @Test
    void no_line_is_too_long_to_be_drawn_and_nothing_is_lost() {
        var text = "a".repeat(20 * ShortLines.LONGEST + 7) + "\n" + "b".repeat(ShortLines.LONGEST + 1);
        var broken = ShortLines.of(text).text();
        assertThat(broken.lines()).allMatch(line -> line.length() <= ShortLines.LONGEST);
        assertThat(broken.replace("\n", "")).isEqualTo(text.replace("\n", ""));
    }

    @Test
    void a_character_of_two_halves_is_not_torn() {
        var broken = ShortLines.of("a" + "😀".repeat(ShortLines.LONGEST)).text();
        assertThat(broken.lines()).noneMatch(line -> Character.isHighSurrogate(line.charAt(line.length() - 1)));
    }

    @Test
    void marks_move_with_the_text() {
        var text = "x".repeat(ShortLines.LONGEST) + "key" + "y".repeat(ShortLines.LONGEST);
        var lines = ShortLines.of(text);
        var at = ShortLines.LONGEST;
        var mark = lines.moved(new TextMark(at, at + 3, "c-key"));
        assertThat(lines.text().substring(mark.from(), mark.to())).isEqualTo("key");
    }
}
