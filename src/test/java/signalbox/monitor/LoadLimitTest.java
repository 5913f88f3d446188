package signalbox.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signalbox.postgres.ServerLoad;

class LoadLimitTest {
    private static Duration rest(int tookMillis, int minuteMillis) {
        return LoadLimit.restAfter(
                Duration.ofMillis(tookMillis), new ServerLoad(10, Duration.ofMillis(minuteMillis), 0, 0), 0.02);
    }

    @Test
    void below_its_share_the_watch_keeps_the_interval_also_after_one_dear_refresh() {
        assertThat(rest(900, 1_200)).isZero();
    }

    @Test
    void above_it_each_refresh_is_paid_for_with_rest() {
        assertThat(rest(300, 1_201)).isEqualTo(Duration.ofSeconds(15));
        assertThat(rest(0, 5_000)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.5, Double.NaN})
    void a_share_is_a_part_of_one_core(double share) {
        assertThatThrownBy(() -> new LoadLimit().limitTo(share)).isInstanceOf(IllegalArgumentException.class);
    }
}
