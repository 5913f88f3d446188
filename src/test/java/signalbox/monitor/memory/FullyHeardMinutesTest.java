package signalbox.monitor.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FullyHeardMinutesTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final NotifiedChanges HEARD = new NotifiedChanges(List.of(), true);

    private final FullyHeardMinutes hearing = new FullyHeardMinutes();

    private boolean covers(int minute) {
        return hearing.coversFrom(at(minute, 0), at(minute + 1, 0));
    }

    private static Instant at(int minute, int second) {
        return NOON.plusSeconds(60L * minute + second);
    }

    @Test
    void nothing_is_covered_before_anybody_listened() {
        hearing.look(NotifiedChanges.NONE, at(0, 30));
        hearing.look(HEARD, at(0, 40));
        hearing.look(HEARD, at(2, 0));

        assertThat(covers(0)).isFalse();
        assertThat(covers(1)).isTrue();
    }

    @Test
    void of_the_minute_in_which_listening_began_only_a_part_is_covered() {
        hearing.look(HEARD, at(0, 40));
        hearing.look(HEARD, at(2, 0));

        assertThat(covers(0)).isFalse();
        assertThat(covers(1)).isTrue();
    }

    @Test
    void a_minute_is_covered_as_soon_as_it_has_passed_since_listening_began() {
        hearing.look(NotifiedChanges.NONE, at(0, 5));
        hearing.look(HEARD, at(0, 6));
        hearing.look(HEARD, at(1, 6));

        assertThat(hearing.coversFrom(at(0, 6), at(1, 6))).isTrue();
        assertThat(hearing.coversFrom(at(0, 5), at(1, 5))).isFalse();
    }

    @Test
    void the_minutes_of_a_loss_are_not_covered_and_those_around_it_are() {
        for (int minute = 0; minute < 3; minute++) {
            hearing.look(HEARD, at(minute, 0));
        }
        hearing.look(NotifiedChanges.NONE, at(4, 10));
        hearing.look(HEARD, at(6, 0));

        assertThat(covers(1)).isTrue();
        assertThat(List.of(covers(2), covers(3), covers(4))).containsOnly(false);
        assertThat(covers(5)).isTrue();
    }
}
