package signalbox.ui.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.queue.Count;
import signalbox.ui.kit.Durations;
import signalbox.ui.kit.Figures;

/// How many jobs match the filter, as far as that is known, and how long reading them took.
///
/// @param figure as written; empty while it is not known
/// @param took null before the first answer
record Match(String figure, @Nullable Duration took) {
    static final Match UNKNOWN = new Match("", null);

    static Match exactly(long count, Duration took) {
        return new Match(Figures.count(count), took);
    }

    /// From the snapshot's counts, which may be the planner's estimates.
    static Match of(Count count, Duration took) {
        return new Match(written(count), took);
    }

    /// Counted up to a limit.
    Match counted(Count count) {
        return new Match(count.approximate() ? "over " + Figures.count(count.value()) : written(count), took);
    }

    static String written(Count count) {
        return count.approximate() ? Figures.estimate(count.value()) : Figures.count(count.value());
    }

    Match took(Duration other) {
        return new Match(figure, other);
    }

    Match outdated() {
        return new Match("", took);
    }

    /// `23 ms`
    String effort() {
        return took == null ? "" : Durations.millis(took);
    }
}
