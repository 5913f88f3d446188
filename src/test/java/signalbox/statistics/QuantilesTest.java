package signalbox.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The expected figures are those of PostgreSQL's `percentile_cont` and of R's `quantile(type = 7)`.
class QuantilesTest {
    private static final List<Double> FOUR =
            DoubleStream.of(1, 2, 3, 10).boxed().toList();

    @ParameterizedTest
    @CsvSource({"0, 1", "0.1, 1.3", "0.5, 2.5", "0.9, 7.9", "0.95, 8.95", "1, 10"})
    void a_quantile_between_two_values_lies_in_proportion(double share, double expected) {
        assertThat(Quantiles.of(FOUR, share)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void one_value_is_every_quantile() {
        assertThat(Quantiles.of(List.of(4.0), 0.95)).isEqualTo(4.0);
    }

    @Test
    void durations_follow_the_same_definition() {
        var durations = FOUR.stream()
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)))
                .toList();

        assertThat(Quantiles.ofDurations(durations, 0.5)).isEqualTo(Duration.ofMillis(2500));
        assertThat(Quantiles.ofDurations(durations, 0.9)).isEqualTo(Duration.ofMillis(7900));
    }
}
