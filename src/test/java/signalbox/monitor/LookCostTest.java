package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookCostTest {
    private static final Duration INTERVAL = Duration.ofSeconds(3);
    private final LookCost cost = new LookCost();

    @Test
    void cheap_looks_keep_the_interval() {
        cost.took(Duration.ofMillis(1));
        assertThat(cost.rest(0.02, INTERVAL)).isEqualTo(INTERVAL);
        assertThat(cost.rest(0.02 / 30, INTERVAL)).isEqualTo(INTERVAL);
    }

    @Test
    void dear_looks_are_paid_for_with_a_rest_but_not_for_ever() {
        cost.took(Duration.ofMillis(100));
        assertThat(cost.rest(0.02, INTERVAL)).isEqualTo(Duration.ofSeconds(5));
        cost.took(Duration.ofSeconds(5));
        assertThat(cost.rest(0.02, INTERVAL)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void one_dear_look_among_cheap_ones_changes_little() {
        for (int i = 0; i < 20; i++) {
            cost.took(Duration.ofMillis(1));
        }
        cost.took(Duration.ofMillis(50));
        assertThat(cost.rest(0.02, INTERVAL)).isEqualTo(INTERVAL);
    }

    @Test
    void what_looks_take_is_not_there_for_readings_but_a_quarter_stays() {
        cost.took(Duration.ofMillis(30));
        assertThat(cost.leaves(0.02, INTERVAL)).isCloseTo(0.01, within(0.0001));
        cost.took(Duration.ofSeconds(2));
        assertThat(cost.leaves(0.02, INTERVAL)).isCloseTo(0.005, within(0.0001));
    }
}
