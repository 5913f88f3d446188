package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signalbox.monitor.Absence.Certainty;
import signalbox.monitor.history.History;
import signalbox.monitor.history.History.Gap;
import signalbox.monitor.history.History.Looks;

/// What is missing is told once it outlasts a start.
class AbsenceTest {
    private static final Instant BEGIN = Instant.parse("2026-06-01T12:00:00Z");

    private static History history(Looks.Mode kind, int gapAt) {
        return new History(BEGIN, List.of(), List.of(), List.of(new Gap(BEGIN.plusSeconds(gapAt), null)), List.of())
                .withLooks(Looks.of(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "WATCH, 0, TOO_YOUNG",
        "WATCH, 14, TOO_YOUNG",
        "WATCH, 15, LASTS",
        "ONCE, 0, SEEN_BRIEFLY",
        "ONCE, 14, SEEN_BRIEFLY",
        "ONCE, 15, LASTS"
    })
    void a_watch_waits_and_a_look_says_its_doubt(Looks.Mode kind, int seconds, Certainty certainty) {
        var absence = Absence.ofLeader(history(kind, 100), BEGIN.plusSeconds(100 + seconds));

        assertThat(absence.certainty()).isEqualTo(certainty);
        assertThat(absence.since()).isEqualTo(BEGIN.plusSeconds(100));
    }

    @Test
    void how_long_it_was_seen_is_said() {
        assertThat(Absence.ofLeader(history(Looks.Mode.ONCE, 0), BEGIN.plusSeconds(6))
                        .sentence())
                .isEqualTo("Seen for 6 s: a start takes up to 15 s, so watch longer (check --for 15s).");
    }
}
