package signalbox.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.TimeText;

class FormatTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0.0 s",
        "PT0.399S, 0.3 s",
        "PT9.96S, 9.9 s",
        "PT41S, 41 s",
        "PT2M6S, 2 m 06 s",
        "PT24M26S, 24 m 26 s",
        "PT38H12M30S, 38 h 12 m",
        "PT98H, 4 d 02 h",
        "PT-3S, 0.0 s"
    })
    void durations_have_two_units_at_most(Duration duration, String written) {
        assertThat(DurationText.of(duration)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"PT2.9S, 2 s ago", "PT6M59S, 6 min ago", "PT71H, 71 h ago", "PT73H, 3 d ago"})
    void ages_have_one_unit(Duration age, String written) {
        assertThat(DurationText.ago(age)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.999S, just now, just now",
        "PT0S, just now, just now",
        "PT-0.4S, just now, just now",
        "PT-4.9S, just now, just now",
        "PT1S, 1 s ago, 1.0 s ago",
        "PT1M5S, 1 min ago, 1 m 05 s ago",
        "PT-2H, 2 h ahead, 2 h 00 m ahead"
    })
    void an_age_below_a_second_is_just_now_as_columns_hold_whole_ones(Duration age, String rough, String close) {
        assertThat(DurationText.ago(age)).isEqualTo(rough);
        assertThat(DurationText.closeAgo(age)).isEqualTo(close);
    }

    @Test
    void figures_have_a_comma_between_thousands() {
        assertThat(NumberText.count(198_402)).isEqualTo("198,402");
        assertThat(NumberText.estimate(198_402)).isEqualTo("≈ 198,402");
        assertThat(NumberText.of(1, "job", "jobs")).isEqualTo("1 job");
        assertThat(DurationText.millis(Duration.ofMillis(6176))).isEqualTo("6,176 ms");
        assertThat(DurationText.execution(29.8449)).isEqualTo("29.84 s");
    }

    @Test
    void changes_carry_their_sign() {
        assertThat(NumberText.change(7744)).isEqualTo("+7,744");
        assertThat(NumberText.change(-3)).isEqualTo("-3");
        assertThat(NumberText.change(0)).isEqualTo("±0");
    }

    @Test
    void a_moment_of_another_day_shows_its_day() {
        var now = Instant.parse("2026-06-12T10:03:20Z");
        assertThat(TimeText.narrow(Instant.parse("2026-06-12T09:38:54.301Z"), now))
                .isEqualTo("09:38:54");
        assertThat(TimeText.narrow(Instant.parse("2026-06-10T19:24:00Z"), now)).isEqualTo("06-10 19:24:00");
    }

    @Test
    void marks_of_a_traceback_are_in_order_and_apart() {
        var text =
                "Traceback (most recent call last):\n  File \"a.py\", line 118, in export\n    raise Nope()\nValueError: x";
        var marks = TextHighlight.traceback(text);
        assertThat(marks.stream().map(mark -> text.substring(mark.from(), mark.to())))
                .containsExactly(
                        "Traceback (most recent call last):", "\"a.py\"", "118", "export", "raise", "ValueError");
    }
}
