package signalbox.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import signalbox.health.Finding;
import signalbox.health.Remedy;
import signalbox.text.Severity;

class ReportedFindingsTest {
    private static final Instant NOW = Instant.parse("2026-06-12T10:03:20Z");

    private final Finding lost = finding("no-leader");
    private final ReportedFindings here = new ReportedFindings();

    private static Finding finding(String code) {
        return new Finding(code, Severity.CRITICAL, code, List.of(), "why", "do", Remedy.none());
    }

    @Test
    void a_finding_that_stays_is_reported_once() {
        assertThat(here.news(List.of(lost), NOW)).containsExactly(lost);
        assertThat(here.news(List.of(lost, finding("standstill")), NOW.plusSeconds(1)))
                .containsExactly(finding("standstill"));
        assertThat(here.news(List.of(), NOW.plusSeconds(2))).isEmpty();
        assertThat(here.news(List.of(lost), NOW.plusSeconds(3))).isEmpty();
    }

    @Test
    void one_that_comes_back_much_later_is_new() {
        here.news(List.of(lost), NOW);
        assertThat(here.news(List.of(lost), NOW.plus(Duration.ofMinutes(11)))).containsExactly(lost);
    }

    @Test
    void what_was_reported_elsewhere_is_not_reported_again() {
        var fleet = new ReportedFindings();
        fleet.news(List.of(lost), NOW);
        here.takeOver(fleet);
        assertThat(here.news(List.of(lost), NOW.plusSeconds(1))).isEmpty();
    }
}
