package signalbox.ui.runners.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineRangeTest {
    private static final Instant NOW = Instant.parse("2026-06-12T03:12:00Z");

    /// At the very edge nothing before it would be seen.
    @ParameterizedTest
    @CsvSource({"PT10S, FIVE_MINUTES", "PT4M50S, QUARTER", "PT50M, HOUR", "PT3H, DAY", "PT23H, ALL", "P9D, ALL"})
    void a_moment_is_shown_in_the_shortest_time_that_has_it_well_within(Duration ago, TimelineRange range) {
        assertThat(TimelineRange.reaching(NOW.minus(ago), NOW)).isEqualTo(range);
    }
}
