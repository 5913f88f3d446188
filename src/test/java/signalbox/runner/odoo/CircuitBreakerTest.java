package signalbox.runner.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final CircuitBreaker pause = new CircuitBreaker();

    @Test
    void a_target_that_takes_jobs_has_room() {
        assertThat(pause.room(NOW)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void a_refusal_pauses_for_a_second_and_then_allows_one_trial() {
        pause.refused(NOW);

        assertThat(pause.room(NOW.plusMillis(999))).isZero();
        assertThat(pause.room(NOW.plusSeconds(1))).isEqualTo(1);
        pause.sent();
        assertThat(pause.room(NOW.plusSeconds(1))).isZero();
    }

    @Test
    void pauses_double_up_to_a_minute() {
        var now = NOW;
        for (var seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            pause.refused(now);
            assertThat(pause.until()).isEqualTo(now.plusSeconds(seconds));
            now = now.plusSeconds(seconds);
        }
    }

    @Test
    void a_burst_that_is_refused_together_counts_once() {
        pause.refused(NOW);
        pause.refused(NOW.plusMillis(10));

        assertThat(pause.until()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void one_job_taken_ends_the_pause() {
        pause.refused(NOW);
        pause.taken();

        assertThat(pause.room(NOW)).isEqualTo(Integer.MAX_VALUE);
    }
}
