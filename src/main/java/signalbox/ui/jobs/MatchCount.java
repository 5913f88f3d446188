package signalbox.ui.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.queue.count.Count;
import signalbox.queue.count.Counts;
import signalbox.queue.filter.JobFilter;
import signalbox.text.DurationText;
import signalbox.text.NumberText;

/// How many jobs match the filter, as far as known, and how long reading them took.
///
/// @param figure as written; empty while it is not known
/// @param took null before the first result
record MatchCount(String figure, @Nullable Duration took) {
    static final MatchCount UNKNOWN = new MatchCount("", null);

    static MatchCount exactly(long count, Duration took) {
        return new MatchCount(NumberText.count(count), took);
    }

    /// From the snapshot's counts, which may be the planner's estimates.
    static MatchCount of(Count count, @Nullable Duration took) {
        return new MatchCount(written(count), took);
    }

    /// The search is not at its end.
    static MatchCount soFar(long count, Duration took) {
        return new MatchCount(NumberText.count(count) + " so far", took);
    }

    /// The number was counted up to a limit.
    MatchCount counted(Count count) {
        return new MatchCount(count.approximate() ? "over " + NumberText.count(count.value()) : written(count), took);
    }

    /// How many jobs the filter's states have.
    static Count inStates(Counts counts, JobFilter filter) {
        return counts.of(filter.matchingStates());
    }

    static String written(Count count) {
        return count.approximate() ? NumberText.estimate(count.value()) : NumberText.count(count.value());
    }

    MatchCount took(Duration other) {
        return new MatchCount(figure, other);
    }

    MatchCount outdated() {
        return new MatchCount("", took);
    }

    /// `23 ms`
    String duration() {
        return took == null ? "" : DurationText.millis(took);
    }
}
