package signalbox.ui.screen.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import signalbox.monitor.history.History;
import signalbox.monitor.history.History.Term;
import signalbox.monitor.history.LedgerTerm;
import signalbox.monitor.history.LedgerTerm.Ending;
import signalbox.ui.kit.chart.LeaderGap;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.kit.chart.TimelineLane;
import signalbox.ui.kit.chart.TimelineLane.Kind;
import signalbox.ui.kit.chart.TimelineLane.Span;

class RunnerLanesTest {
    private static final Instant SINCE = Instant.parse("2026-06-12T10:00:00Z");
    private static final Instant NOW = SINCE.plusSeconds(600);
    private static final TimeRange RANGE = new TimeRange(NOW.minusSeconds(900), NOW);

    @Test
    void what_was_not_watched_is_not_called_standby() {
        var lane = lane(SINCE.minusSeconds(100), List.of(new Term(SINCE.minusSeconds(100), false, null)), null);
        var drawn = RunnerLanes.of(history(lane), RANGE).lanes().getFirst();
        assertThat(drawn.spans()).extracting(Span::kind).containsExactly(Kind.UNWATCHED, Kind.LEADING);
        assertThat(drawn.spans().getLast().text()).isEqualTo("leading since before 10:00:00");
    }

    @Test
    void a_standby_that_took_over_changes_its_bar() {
        var start = SINCE.plusSeconds(60);
        var lane = lane(start, List.of(new Term(SINCE.plusSeconds(300), true, null)), null);
        var drawn = RunnerLanes.of(history(lane), RANGE).lanes().getFirst();
        assertThat(drawn.spans()).extracting(Span::kind).containsExactly(Kind.STANDBY, Kind.LEADING);
        assertThat(drawn.spans().getLast().text()).isEqualTo("leading · 5 m 00 s");
        assertThat(drawn.joined()).contains(start);
    }

    @Test
    void a_hidden_start_is_dotted() {
        var lane = lane(null, List.of(), null);
        var drawn = RunnerLanes.of(history(lane), RANGE).lanes().getFirst();
        assertThat(drawn.spans()).extracting(Span::kind).containsExactly(Kind.HIDDEN);
    }

    @Test
    void lanes_that_ended_before_the_range_are_left_out() {
        var lane = lane(SINCE.minusSeconds(5000), List.of(), SINCE.minusSeconds(4000));
        assertThat(RunnerLanes.of(history(lane), RANGE).lanes()).isEmpty();
    }

    @Test
    void an_open_gap_lasts_until_now() {
        var history = new History(
                SINCE, List.of(), List.of(), List.of(new History.Gap(NOW.minusSeconds(126), null)), List.of());
        var gap = RunnerLanes.of(history, RANGE).gaps().getFirst();
        assertThat(gap.to()).isEqualTo(NOW);
        assertThat(gap.text()).isEqualTo("no leader for 2 m 06 s");
    }

    @Test
    void a_start_that_the_watch_began_in_is_no_gap_unless_it_outlasts_one() {
        var later = NOW.minusSeconds(300);

        assertThat(gaps(new History.Gap(SINCE, SINCE.plusMillis(14_900)))).isEmpty();
        assertThat(gaps(new History.Gap(SINCE, SINCE.plusSeconds(15)))).containsExactly("no leader for 15 s");
        assertThat(gaps(new History.Gap(SINCE, null))).containsExactly("no leader for 10 m 00 s");
        assertThat(gaps(new History.Gap(later, later.plusMillis(4_400)))).containsExactly("no leader for 4.4 s");
    }

    private static List<String> gaps(History.Gap gap) {
        var history = new History(SINCE, List.of(), List.of(), List.of(gap), List.of());
        return RunnerLanes.of(history, RANGE).gaps().stream()
                .map(LeaderGap::text)
                .toList();
    }

    @Test
    void a_term_from_before_the_watch_is_drawn_and_what_lies_between_is_dotted() {
        var start = NOW.minusSeconds(860);
        var ended = term(7, start, NOW.minusSeconds(850), NOW.minusSeconds(800), Ending.ENDED, null);
        var lanes = RunnerLanes.of(
                history(lane(SINCE.plusSeconds(60), List.of(), null)).withTerms(List.of(ended)), RANGE);

        var earlier = lanes.lanes().getLast();
        assertThat(earlier.name()).isEqualTo("7");
        assertThat(earlier.key()).isEmpty();
        assertThat(earlier.lost()).contains(NOW.minusSeconds(800));
        assertThat(earlier.spans()).extracting(Span::kind).containsExactly(Kind.UNWATCHED, Kind.LEADING);
        assertThat(lanes.summary())
                .extracting(Span::kind, Span::from)
                .containsExactly(
                        tuple(Kind.LEADING, NOW.minusSeconds(850)),
                        tuple(Kind.UNWATCHED, RANGE.from()),
                        tuple(Kind.UNWATCHED, NOW.minusSeconds(800)));
    }

    @Test
    void a_backend_whose_process_became_known_in_between_keeps_its_one_lane() {
        var start = SINCE.minusSeconds(280);
        var first = term(7, start, SINCE.minusSeconds(270), SINCE.minusSeconds(200), Ending.LOST_LEAD, null);
        var again = term(7, start, SINCE.minusSeconds(150), SINCE.minusSeconds(100), Ending.ENDED, null);
        var leader = new LedgerTerm.Leader(7, "jobrunner_7", "u7", "acme", null, start, "HTTP");
        var known = new LedgerTerm(
                leader, again.from(), true, again.lastSeen(), again.to(), again.ending(), null, 0, List.of());
        var drawn = RunnerLanes.of(history(lane(null, List.of(), null)).withTerms(List.of(first, known)), RANGE);

        assertThat(drawn.lanes()).filteredOn(lane -> lane.name().equals("7")).hasSize(1);
    }

    @Test
    void a_time_that_nobody_watched_is_no_gap_but_one_that_was_watched_is() {
        var first = term(
                7, SINCE.minusSeconds(290), SINCE.minusSeconds(280), SINCE.minusSeconds(200), Ending.NOT_WATCHED, null);
        var second = term(8, SINCE.minusSeconds(90), SINCE.minusSeconds(80), SINCE.minusSeconds(50), Ending.ENDED, 20);
        var drawn = RunnerLanes.of(history(lane(null, List.of(), null)).withTerms(List.of(first, second)), RANGE);

        assertThat(drawn.gaps())
                .extracting(LeaderGap::from, LeaderGap::to)
                .containsExactly(tuple(SINCE.minusSeconds(100), SINCE.minusSeconds(80)));
        assertThat(drawn.lanes())
                .filteredOn(lane -> lane.name().equals("7"))
                .singleElement()
                .extracting(TimelineLane::lost)
                .isEqualTo(Optional.empty());
    }

    @Test
    void a_term_that_goes_on_is_drawn_from_its_begin_with_the_pause_dotted() {
        var start = SINCE.minusSeconds(250);
        var pause = new LedgerTerm.TimeSpan(SINCE.minusSeconds(150), SINCE);
        var leader = new LedgerTerm.Leader(100, "jobrunner_x", "b41d9e02-63f7", "acme", null, start, null);
        var term = new LedgerTerm(leader, start, true, NOW, null, null, null, 0, List.of(pause));
        var lane = lane(start, List.of(new Term(start, false, null)), null);
        var drawn =
                RunnerLanes.of(history(lane).withTerms(List.of(term)), RANGE).lanes();

        assertThat(drawn).hasSize(1);
        assertThat(drawn.getFirst().spans())
                .extracting(Span::kind, Span::from)
                .containsExactly(
                        tuple(Kind.LEADING, start), tuple(Kind.UNWATCHED, pause.from()), tuple(Kind.LEADING, SINCE));
        assertThat(drawn.getFirst().spans().getLast().text()).isEqualTo("leading · 14 m 10 s");
    }

    @Test
    void an_outage_of_the_server_is_not_drawn_as_leadership_and_a_gap_after_it_is_a_least() {
        var start = SINCE.plusSeconds(60);
        var gone = SINCE.plusSeconds(300);
        var back = gone.plusSeconds(48);
        var lane =
                new History.Lane(7, "u7", "acme", null, start, start, gone, back, List.of(new Term(start, true, back)));
        var gap = new History.Gap(back, back.plusSeconds(2));
        var drawn = RunnerLanes.of(new History(SINCE, List.of(), List.of(lane), List.of(gap), List.of()), RANGE);

        assertThat(drawn.lanes().getFirst().spans())
                .extracting(Span::kind, Span::from, Span::to)
                .containsExactly(tuple(Kind.LEADING, start, gone), tuple(Kind.UNWATCHED, gone, back));
        assertThat(drawn.lanes().getFirst().spans().getFirst().text()).isEqualTo("leading · 4 m 00 s");
        assertThat(drawn.summary())
                .extracting(Span::kind, Span::from, Span::to)
                .contains(tuple(Kind.LEADING, start, gone), tuple(Kind.UNWATCHED, gone, back));
        assertThat(drawn.gaps()).extracting(LeaderGap::text).containsExactly("no leader for at least 2.0 s");
    }

    @Test
    void an_end_that_the_next_look_saw_was_watched() {
        var start = SINCE.plusSeconds(60);
        var end = SINCE.plusSeconds(300);
        var lane = new History.Lane(
                7, "u7", "acme", null, start, start, end.minusSeconds(2), end, List.of(new Term(start, true, end)));
        var gap = new History.Gap(end, end.plusSeconds(2));
        var drawn = RunnerLanes.of(new History(SINCE, List.of(), List.of(lane), List.of(gap), List.of()), RANGE);

        assertThat(drawn.lanes().getFirst().spans()).extracting(Span::kind).containsExactly(Kind.LEADING);
        assertThat(drawn.gaps()).extracting(LeaderGap::text).containsExactly("no leader for 2.0 s");
    }

    @Test
    void a_cron_worker_that_leads_stands_out() {
        var start = SINCE.minusSeconds(250);
        var lane = lane(start, List.of(new Term(start, true, null)), null);
        for (var worker : List.of("CRON", "HTTP")) {
            var leader =
                    new LedgerTerm.Leader(100, "jobrunner_b41d9e02-63f7", "b41d9e02-63f7", "acme", null, start, worker);
            var term = new LedgerTerm(leader, start, true, NOW, null, null, null, 0, List.of());
            var drawn = RunnerLanes.of(history(lane).withTerms(List.of(term)), RANGE);
            var isCron = worker.equals("CRON");

            assertThat(drawn.lanes()).singleElement().satisfies(each -> {
                assertThat(each.role()).isEqualTo(isCron ? "CRON" : "b41d9e02");
                assertThat(each.spans().getLast().kind()).isEqualTo(isCron ? Kind.LEADING_CRON : Kind.LEADING);
            });
            assertThat(drawn.summary()).extracting(Span::kind).contains(isCron ? Kind.LEADING_CRON : Kind.LEADING);
        }
    }

    private static LedgerTerm term(
            int pid, Instant start, Instant from, Instant to, Ending ending, @Nullable Integer gapSeconds) {
        var leader = new LedgerTerm.Leader(pid, "jobrunner_" + pid, "u" + pid, "acme", null, start, null);
        var gap = gapSeconds == null ? null : Duration.ofSeconds(gapSeconds);
        return new LedgerTerm(leader, from, true, to, to, ending, gap, 0, List.of());
    }

    private static History history(History.Lane lane) {
        return new History(SINCE, List.of(), List.of(lane), List.of(), List.of());
    }

    private static History.Lane lane(@Nullable Instant start, List<Term> terms, @Nullable Instant ended) {
        return new History.Lane(100, "b41d9e02-63f7", "acme", null, start, SINCE, NOW, ended, terms);
    }
}
