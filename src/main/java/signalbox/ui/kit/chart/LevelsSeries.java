package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How many things of several kinds there were. Where there is no step, nothing is known and nothing is drawn.
///
/// @param kinds from the lowest to the topmost
/// @param steps in the order of time
/// @param since when the watch began
public record LevelsSeries(TimeRange range, List<Legend.Mark> kinds, List<Step> steps, Instant since) {
    /// @param counts one for each kind
    public record Step(Instant from, Instant to, List<Long> counts) {
        public Step {
            counts = List.copyOf(counts);
        }

        long total() {
            return upTo(counts.size());
        }

        long upTo(int kind) {
            return counts.stream().limit(kind).mapToLong(Long::longValue).sum();
        }
    }

    public LevelsSeries {
        kinds = List.copyOf(kinds);
        steps = List.copyOf(steps);
    }

    /// The newest step; empty when the present numbers are not known.
    public Optional<Step> now() {
        return at(range.to());
    }

    Optional<Step> at(Instant moment) {
        return steps.stream()
                .filter(step -> !moment.isBefore(step.from()) && !moment.isAfter(step.to()))
                .reduce((_, later) -> later);
    }

    long highest() {
        return steps.stream().mapToLong(Step::total).max().orElse(0);
    }
}
