package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever a database holds: a terminal obeys nothing of it.
class EscapedTextPropertyTest {
    private static final Set<Integer> KINDS =
            Set.of((int) Character.CONTROL, (int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR);

    private static final Set<Byte> TURNS = Set.of(
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
            Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
            Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
            Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE);

    /// Rich in what a terminal obeys.
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', 'z')
                .withChars("\u001b\u0007\u009b\u202e\u2066\u200f\u2028\r\n\t[2J;ab")
                .ofMaxLength(40);
    }

    @Property(tries = 500)
    void nothing_that_is_shown_is_obeyed(@ForAll("texts") String text) {
        assertThat(EscapedText.cell(text).chars()).noneMatch(EscapedTextPropertyTest::isObeyed);
        assertThat(EscapedText.lines(text).chars().filter(each -> each != '\n' && each != '\t'))
                .noneMatch(EscapedTextPropertyTest::isObeyed);
    }

    @Property(tries = 500)
    void what_is_visible_stays_as_it_is(@ForAll("texts") String text) {
        var shown = EscapedText.cell(text);

        assertThat(EscapedText.cell(shown)).isEqualTo(shown);
        if (text.chars().noneMatch(EscapedTextPropertyTest::isObeyed)) {
            assertThat(shown).isEqualTo(text);
        }
    }

    /// By the classes of Unicode, not by our list: control characters, line and paragraph separators, and what turns
    /// the direction of a line, its three marks with it.
    private static boolean isObeyed(int each) {
        return KINDS.contains(Character.getType(each))
                || TURNS.contains(Character.getDirectionality(each))
                || "\u061c\u200e\u200f".indexOf(each) >= 0;
    }
}
