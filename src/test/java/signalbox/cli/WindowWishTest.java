package signalbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowWishTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--url postgresql://x@127.0.0.1/prod",
                "--profile prod --theme dark",
                "--screenshots target/shots",
                "signalbox://prod/job/8b1e"
            })
    void these_want_the_window(String line) {
        assertThat(WindowWish.isIn(words(line))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "--url x status --json",
                "--help",
                "-V",
                "--profile prod -h",
                "statu",
                "--theme" + " dark jobs"
            })
    void these_do_not(String line) {
        assertThat(WindowWish.isIn(words(line))).isFalse();
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }
}
