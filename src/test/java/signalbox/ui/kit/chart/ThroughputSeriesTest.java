package signalbox.ui.kit.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import signalbox.ui.kit.chart.ThroughputSeries.Minute;

class ThroughputSeriesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private static String done(Minute... minutes) {
        return new ThroughputSeries(new TimeRange(NOON, NOON.plusSeconds(120)), List.of(minutes), List.of(), NOON)
                .doneFigure();
    }

    @Test
    void a_sum_with_a_minute_that_was_counted_in_part_says_at_least() {
        var whole = new Minute(NOON, 1_665, 0);

        assertThat(done(whole, new Minute(NOON.plusSeconds(60), 5, 0, true))).isEqualTo("1,670");
        assertThat(done(whole, new Minute(NOON.plusSeconds(60), 5, 0, false))).isEqualTo("at least 1,670");
        assertThat(done(new Minute(NOON, 0, 0, false))).isEqualTo("not known");
    }
}
