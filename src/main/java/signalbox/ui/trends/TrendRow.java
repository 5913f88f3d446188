package signalbox.ui.trends;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import signalbox.queue.trend.TrendCourse;
import signalbox.queue.trend.TrendFigure;
import signalbox.queue.trend.TrendFigures;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendSpread;
import signalbox.text.DurationText;
import signalbox.text.NumberText;

/// One channel or method in a table.
///
/// @param failed how many failed, step by step
/// @param waits the p95 of the waits in seconds, step by step; 0 where no job was started
/// @param unknown the figures that this database has no columns for
record TrendRow(TrendKey key, TrendFigures figures, List<Long> failed, List<Double> waits, Set<TrendFigure> unknown) {
    private static final String UNKNOWN = "unknown";

    static TrendRow of(TrendCourse course, Set<TrendFigure> unknown) {
        return new TrendRow(
                course.key(),
                course.total(),
                course.steps().stream().map(step -> step.figures().failed()).toList(),
                course.steps().stream()
                        .map(step -> seconds(step.figures().waited()))
                        .toList(),
                unknown);
    }

    private static double seconds(@Nullable TrendSpread waited) {
        return waited == null ? 0 : DurationText.seconds(waited.p95());
    }

    String name() {
        return key.label();
    }

    /// A count of these figures, in words.
    String count(TrendFigure figure, long count) {
        return unknown.contains(figure) ? UNKNOWN : NumberText.count(count);
    }

    /// A length of these waits or runs, in words; empty when there is none.
    String length(TrendFigure figure, Function<TrendSpread, Duration> length) {
        var spread = figure == TrendFigure.WAIT ? figures.waited() : figures.ran();
        return unknown.contains(figure) ? UNKNOWN : text(spread, length);
    }

    /// The course of the failures, for a screen reader.
    String failedText() {
        return "failed step by step: last " + NumberText.count(failed.getLast()) + ", highest "
                + NumberText.count(
                        failed.stream().mapToLong(Long::longValue).max().orElse(0));
    }

    /// The course of the waits, for a screen reader.
    String waitsText() {
        var highest = waits.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return "wait p95 step by step: last " + text(waits.getLast()) + ", highest " + text(highest);
    }

    private static String text(double seconds) {
        return DurationText.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /// One length of the waits or runs, in words; empty when there is none.
    static String text(@Nullable TrendSpread spread, Function<TrendSpread, Duration> length) {
        return spread == null ? "" : DurationText.of(length.apply(spread));
    }
}
