package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.app.session.FindingHistory.Turn;
import signalbox.health.Finding;
import signalbox.health.Remedy;
import signalbox.text.Severity;

class FindingHistoryTest {
    private static final Instant START = Instant.parse("2026-06-12T03:00:00Z");

    private final FindingHistory history = new FindingHistory();

    private void see(int second, String... codes) {
        var found = Stream.of(codes)
                .map(code ->
                        new Finding(code, Severity.WARNING, "Title of " + code, List.of(), "why", "do", Remedy.none()))
                .toList();
        history.see(found, START.plusSeconds(second));
    }

    @Test
    void a_finding_that_lasts_came_once_and_went_when_it_was_seen_last() {
        see(0, "a");
        see(5, "a", "b");
        see(30, "a");

        assertThat(history.newestFirst())
                .extracting(entry -> entry.turn() + " " + entry.title() + " " + entry.at())
                .containsExactly(
                        "WENT Title of b 2026-06-12T03:00:05Z",
                        "CAME Title of b 2026-06-12T03:00:05Z",
                        "CAME Title of a 2026-06-12T03:00:00Z");
    }

    @Test
    void one_that_becomes_critical_is_news_again() {
        see(0, "a");
        history.see(
                List.of(new Finding("a", Severity.CRITICAL, "Worse", List.of(), "why", "do", Remedy.none())),
                START.plusSeconds(5));

        assertThat(history.newestFirst())
                .extracting(FindingHistory.Entry::title)
                .containsExactly("Worse", "Title of a");
        assertThat(history.noticed()).isEqualTo(2);
    }

    @Test
    void one_that_is_gone_for_a_moment_has_not_gone() {
        see(0, "a");
        see(5);
        see(10, "a");

        assertThat(history.newestFirst()).hasSize(1);
    }

    @Test
    void only_the_last_ones_are_kept() {
        for (var i = 0; i < 300; i++) {
            see(i * 60, "code-" + i);
        }

        assertThat(history.newestFirst()).hasSize(200);
        assertThat(history.newestFirst().getFirst().turn()).isEqualTo(Turn.WENT);
    }
}
