package signalbox.app.session.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmedPeriodTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-06-01T12:00:00Z"));
    private final ArmedPeriod arming = new ArmedPeriod(now::get);

    @ParameterizedTest
    @ValueSource(ints = {10, 3600})
    void a_wall_clock_that_is_set_back_does_not_make_it_last_longer(int seconds) {
        arming.arm();

        now.updateAndGet(at -> at.minusSeconds(seconds));

        assertThat(arming.left().orElseThrow()).isLessThanOrEqualTo(ArmedPeriod.LASTS);
    }

    @Test
    void after_a_sleep_of_the_machine_it_is_off() {
        arming.arm();

        now.updateAndGet(at -> at.plus(Duration.ofHours(1)));

        assertThat(arming.left()).isEmpty();
    }
}
