package signalbox.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class TextSizeKeyTest {
    private static KeyEvent press(String text, KeyCode code, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, control, false, false);
    }

    @Test
    void the_keys_are_those_of_a_browser() {
        assertThat(TextSizeKey.of(press("+", KeyCode.PLUS, true))).isEqualTo(TextSizeKey.LARGER);
        assertThat(TextSizeKey.of(press("=", KeyCode.EQUALS, true))).isEqualTo(TextSizeKey.LARGER);
        assertThat(TextSizeKey.of(press("-", KeyCode.SUBTRACT, true))).isEqualTo(TextSizeKey.SMALLER);
        assertThat(TextSizeKey.of(press("0", KeyCode.DIGIT0, true))).isEqualTo(TextSizeKey.USUAL);
        assertThat(TextSizeKey.of(press("+", KeyCode.PLUS, false))).isNull();
        assertThat(TextSizeKey.of(press("1", KeyCode.DIGIT1, true))).isNull();
    }

    @Test
    void each_step_changes_something_and_stays_within_the_limits() {
        assertThat(TextSizeKey.LARGER.from(100, 2)).isEqualTo(110);
        assertThat(TextSizeKey.LARGER.from(160, 2)).isEqualTo(160);
        assertThat(TextSizeKey.SMALLER.from(80, 2)).isEqualTo(80);
        assertThat(TextSizeKey.USUAL.from(140, 2)).isEqualTo(100);
    }

    @Test
    void where_the_window_has_no_space_a_step_begins_from_what_is_shown() {
        assertThat(TextSizeKey.LARGER.from(120, 1.25)).isEqualTo(120);
        assertThat(TextSizeKey.SMALLER.from(160, 1.25)).isEqualTo(110);
    }
}
