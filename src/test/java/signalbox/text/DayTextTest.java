package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayTextTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-01-03");

    @Test
    void today_is_named_and_another_year_is_written() {
        assertThat(DayText.heading(TODAY, TODAY)).isEqualTo("Today, 3 Jan");
        assertThat(DayText.heading(TODAY.minusDays(1), TODAY)).isEqualTo("2 Jan");
        assertThat(DayText.heading(TODAY.minusDays(3), TODAY)).isEqualTo("31 Dec 2025");
    }
}
