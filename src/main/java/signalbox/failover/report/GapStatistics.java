package signalbox.failover.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.statistics.Quantiles;

/// How the gaps of several drills are spread, in seconds. Quantiles as `Quantiles` defines them.
///
/// @param drills how many there were
/// @param seen in how many of them a first job of the successor was seen
/// @param withinTarget how many of these kept their target
/// @param median null, like the others, when no gap was seen
public record GapStatistics(
        int drills,
        int seen,
        int withinTarget,
        @Nullable Double median,
        @Nullable Double p95,
        @Nullable Double longest) {

    public static GapStatistics of(List<DrillReport> reports) {
        var sorted = sorted(reports);
        var within = (int) reports.stream()
                .filter(report -> report.gapSeconds() != null && report.gapSeconds() <= report.targetSeconds())
                .count();
        return new GapStatistics(
                reports.size(),
                sorted.size(),
                within,
                quantile(sorted, 0.5),
                quantile(sorted, 0.95),
                sorted.isEmpty() ? null : sorted.getLast());
    }

    /// The gaps that were seen, shortest first.
    public static List<Double> sorted(List<DrillReport> reports) {
        return reports.stream()
                .map(DrillReport::gapSeconds)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    /// To the millisecond, as gaps are reported.
    private static @Nullable Double quantile(List<Double> sorted, double share) {
        return sorted.isEmpty() ? null : Math.round(Quantiles.of(sorted, share) * 1000) / 1000.0;
    }
}
