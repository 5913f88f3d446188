package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TsvTextTest {
    @Test
    void what_a_terminal_would_obey_is_escaped_and_a_line_break_is_a_blank() {
        assertThat(TsvText.line(List.of("\u001b[2J", "a\u202eb", "one\n\ttwo", "=1+1")))
                .isEqualTo("\\x1b[2J\ta\\u202eb\tone  two\t'=1+1\n");
    }
}
