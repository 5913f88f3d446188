package signalbox.ui.kit.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How long jobs waited until they were started, step by step.
///
/// @param gaps the times without a leader
/// @param since before it not all is known
/// @param unknown why waits are not known at all; empty when they are
public record WaitSeries(TimeRange range, List<WaitStep> steps, List<LeaderGap> gaps, Instant since, String unknown) {
    /// @param p50 of the jobs that were started in it; null when there was none
    /// @param p95 the same
    /// @param max the same
    /// @param oldest how long the job that was due first had waited at its end; null when none waited
    public record WaitStep(
            Instant from,
            Instant to,
            @Nullable Duration p50,
            @Nullable Duration p95,
            @Nullable Duration max,
            @Nullable Duration oldest) {
        TimeRange times() {
            return new TimeRange(from, to);
        }
    }

    public WaitSeries {
        steps = List.copyOf(steps);
        gaps = List.copyOf(gaps);
    }

    /// The longest that is drawn.
    Duration highest() {
        return steps.stream()
                .flatMap(step -> Stream.of(step.p95(), step.oldest()))
                .filter(Objects::nonNull)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
