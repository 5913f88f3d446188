package signalbox.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class UtcTimeTest {
    private static final Instant MOMENT = Instant.parse("2026-06-01T23:59:58.123456Z");

    @Test
    void a_moment_is_told_in_whole_seconds_and_of_another_day_with_its_date() {
        assertThat(UtcTime.brief(MOMENT, MOMENT.plusSeconds(1))).isEqualTo("23:59:58 UTC");
        assertThat(UtcTime.brief(MOMENT, MOMENT.plusSeconds(2))).isEqualTo("2026-06-01 23:59:58 UTC");
        assertThat(UtcTime.full(MOMENT)).isEqualTo("2026-06-01 23:59:58 UTC");
    }

    @Test
    void since_when_is_told_with_how_long_ago_and_no_tenths() {
        assertThat(UtcTime.since(MOMENT, MOMENT.plusMillis(1_900))).isEqualTo("2026-06-01 23:59:58 UTC, 1 s ago");
        assertThat(UtcTime.since(MOMENT, MOMENT.plusMillis(400))).isEqualTo("23:59:58 UTC, just now");
        assertThat(UtcTime.since(MOMENT.minusSeconds(103), MOMENT)).isEqualTo("23:58:15 UTC, 1 m 43 s ago");
    }
}
