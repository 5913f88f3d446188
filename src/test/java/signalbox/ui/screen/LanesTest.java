package signalbox.ui.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.monitor.History;
import signalbox.monitor.History.Term;
import signalbox.ui.kit.chart.Lane.Kind;
import signalbox.ui.kit.chart.Lane.Span;
import signalbox.ui.kit.chart.TimeRange;

class LanesTest {
    private static final Instant SINCE = Instant.parse("2026-06-12T10:00:00Z");
    private static final Instant NOW = SINCE.plusSeconds(600);
    private static final TimeRange RANGE = new TimeRange(NOW.minusSeconds(900), NOW);

    @Test
    void what_was_not_watched_is_not_called_standby() {
        var lane = lane(SINCE.minusSeconds(100), List.of(new Term(SINCE.minusSeconds(100), false, null)), null);
        var drawn = Lanes.of(history(lane), RANGE).lanes().getFirst();
        assertThat(drawn.spans()).extracting(Span::kind).containsExactly(Kind.UNWATCHED, Kind.LEADING);
        assertThat(drawn.spans().getLast().text()).isEqualTo("leading since before 10:00:00");
    }

    @Test
    void a_standby_that_took_over_changes_its_bar() {
        var start = SINCE.plusSeconds(60);
        var lane = lane(start, List.of(new Term(SINCE.plusSeconds(300), true, null)), null);
        var drawn = Lanes.of(history(lane), RANGE).lanes().getFirst();
        assertThat(drawn.spans()).extracting(Span::kind).containsExactly(Kind.STANDBY, Kind.LEADING);
        assertThat(drawn.spans().getLast().text()).isEqualTo("leading · 5 m 00 s");
        assertThat(drawn.joined()).contains(start);
    }

    @Test
    void a_hidden_start_is_dotted() {
        var lane = lane(null, List.of(), null);
        var drawn = Lanes.of(history(lane), RANGE).lanes().getFirst();
        assertThat(drawn.spans()).extracting(Span::kind).containsExactly(Kind.HIDDEN);
    }

    @Test
    void lanes_that_ended_before_the_range_are_left_out() {
        var lane = lane(SINCE.minusSeconds(5000), List.of(), SINCE.minusSeconds(4000));
        assertThat(Lanes.of(history(lane), RANGE).lanes()).isEmpty();
    }

    @Test
    void an_open_gap_lasts_until_now() {
        var history = new History(
                SINCE, List.of(), List.of(), List.of(new History.Gap(NOW.minusSeconds(126), null)), List.of());
        var gap = Lanes.of(history, RANGE).gaps().getFirst();
        assertThat(gap.to()).isEqualTo(NOW);
        assertThat(gap.text()).isEqualTo("no leader for 2 m 06 s");
    }

    private static History history(History.Lane lane) {
        return new History(SINCE, List.of(), List.of(lane), List.of(), List.of());
    }

    private static History.Lane lane(@Nullable Instant start, List<Term> terms, @Nullable Instant ended) {
        return new History.Lane(100, "b41d9e02-63f7", "acme", null, start, SINCE, NOW, ended, terms);
    }
}
