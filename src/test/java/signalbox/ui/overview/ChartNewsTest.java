package signalbox.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import signalbox.ui.kit.chart.LeadershipLanes;
import signalbox.ui.kit.chart.ThroughputSeries;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.kit.chart.TimelineLane;
import signalbox.ui.kit.chart.TimelineLane.Kind;

class ChartNewsTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration LENGTH = Duration.ofMinutes(15);

    private final ChartNews news = new ChartNews();

    private boolean isNews(Instant at, long done, Kind kind, String end) {
        var range = new TimeRange(at.minus(LENGTH), at);
        var throughput = new ThroughputSeries(
                range,
                List.of(new ThroughputSeries.Minute(NOW.minusSeconds(120), done, 0)),
                List.of(),
                NOW.minus(LENGTH));
        var span = new TimelineLane.Span(range.from(), at, kind, "leads");
        var lane = new TimelineLane("301", "pid 301", "HTTP", List.of(span), Optional.empty(), Optional.empty(), "");
        return news.isNews(
                throughput, new LeadershipLanes(range, List.of(lane), List.of(), List.of()), List.of(lane), end);
    }

    @Test
    void a_second_that_changed_nothing_draws_nothing() {
        assertThat(isNews(NOW, 5, Kind.LEADING, "")).isTrue();
        assertThat(isNews(NOW.plusSeconds(1), 5, Kind.LEADING, "")).isFalse();
        assertThat(isNews(NOW.plusSeconds(2), 5, Kind.LEADING, "")).isFalse();
    }

    @Test
    void some_seconds_together_move_the_charts() {
        assertThat(isNews(NOW, 5, Kind.LEADING, "")).isTrue();
        assertThat(isNews(NOW.plusSeconds(3), 5, Kind.LEADING, "")).isTrue();
        assertThat(isNews(NOW.plusSeconds(4), 5, Kind.LEADING, "")).isFalse();
    }

    @Test
    void what_happened_is_drawn_at_once() {
        assertThat(isNews(NOW, 5, Kind.LEADING, "")).isTrue();
        assertThat(isNews(NOW, 6, Kind.LEADING, "")).as("a job was done").isTrue();
        assertThat(isNews(NOW, 6, Kind.STANDBY, "")).as("another leads").isTrue();
        assertThat(isNews(NOW, 6, Kind.STANDBY, "10:00:00")).as("it is stale").isTrue();
    }
}
