package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.List;

/// How many jobs were done and failed, step by step.
///
/// @param gaps the times without a leader
/// @param since before it not all is known
/// @param doneUnknown why it is not known how many were done; empty when it is
/// @param failedUnknown the same for those that failed
public record StepCountSeries(
        TimeRange range,
        List<CountStep> steps,
        List<LeaderGap> gaps,
        Instant since,
        String doneUnknown,
        String failedUnknown) {
    public record CountStep(Instant from, Instant to, long started, long done, long failed) {
        TimeRange times() {
            return new TimeRange(from, to);
        }

        long ended() {
            return done + failed;
        }
    }

    public StepCountSeries {
        steps = List.copyOf(steps);
        gaps = List.copyOf(gaps);
    }

    long highest() {
        return steps.stream().mapToLong(CountStep::ended).max().orElse(0);
    }
}
