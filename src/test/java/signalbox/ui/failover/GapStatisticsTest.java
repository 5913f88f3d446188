package signalbox.ui.failover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signalbox.failover.report.DrillReport.DrillVerdict;
import signalbox.failover.report.GapStatistics;
import signalbox.statistics.Quantiles;

class GapStatisticsTest {
    private static final List<Double> GAPS = List.of(1.0, 2.0, 3.0, 10.0);

    @Test
    void gaps_are_spread_as_everything_else_that_is_measured() {
        var gaps = GapStatistics.of(Stream.of(3.0, 1.0, 10.0, 2.0)
                .map(gap -> Reports.of("terminate", DrillVerdict.PASS, gap, ""))
                .toList());

        assertThat(gaps.median()).isEqualTo(Quantiles.of(GAPS, 0.5)).isEqualTo(2.5);
        assertThat(gaps.p95()).isEqualTo(8.95);
        assertThat(gaps.longest()).isEqualTo(10.0);
    }

    @Test
    void of_no_gap_nothing_is_told() {
        assertThat(GapStatistics.of(List.of()).median()).isNull();
        assertThat(GapStatistics.of(List.of()).p95()).isNull();
    }
}
