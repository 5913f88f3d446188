package signalbox.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import signalbox.text.Severity;

class SilencesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Finding LOUD = finding("loud");
    private static final Finding QUIET = finding("quiet");

    private static Finding finding(String code) {
        return new Finding(code, Severity.WARNING, "t", List.of(), "w", "d", Remedy.none());
    }

    @Test
    void a_finding_is_silent_until_its_time_and_listed_apart() {
        var silences = Silences.NONE.with("quiet", NOW.plusSeconds(60));

        var heard = silences.sort(List.of(LOUD, QUIET), NOW.plusSeconds(59));

        assertThat(heard.open()).containsExactly(LOUD);
        assertThat(heard.silenced()).containsExactly(new Silences.Silenced(QUIET, NOW.plusSeconds(60)));
        assertThat(silences.sort(List.of(LOUD, QUIET), NOW.plusSeconds(60)).open())
                .containsExactly(LOUD, QUIET);
    }

    @Test
    void silences_that_are_over_vanish() {
        var silences = Silences.NONE.with("a", NOW.plusSeconds(60)).with("b", NOW.plusSeconds(120));

        assertThat(silences.at(NOW.plusSeconds(60)).until()).containsOnlyKeys("b");
        assertThat(silences.without("a").until()).containsOnlyKeys("b");
    }
}
