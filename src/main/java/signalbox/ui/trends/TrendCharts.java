package signalbox.ui.trends;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;
import signalbox.queue.trend.TrendCourse;
import signalbox.queue.trend.TrendCourse.TrendStep;
import signalbox.queue.trend.TrendFigure;
import signalbox.queue.trend.TrendFigures;
import signalbox.queue.trend.TrendKey;
import signalbox.queue.trend.TrendReading;
import signalbox.queue.trend.TrendSpread;
import signalbox.text.DurationText;
import signalbox.ui.kit.chart.LeaderGap;
import signalbox.ui.kit.chart.StepCountSeries;
import signalbox.ui.kit.chart.StepCountSeries.CountStep;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.kit.chart.WaitSeries;
import signalbox.ui.kit.chart.WaitSeries.WaitStep;
import signalbox.ui.screen.timeline.RunnerLanes;

/// What the two charts show of a channel, a method or all jobs.
///
/// @param name whose figures they are
/// @param step the length of a step, in words
/// @param row the figures of the whole period
record TrendCharts(String name, String step, WaitSeries waits, StepCountSeries counts, TrendRow row) {
    private static final TrendFigures NONE = new TrendFigures(0, 0, 0, null, null);

    /// @param snapshot null: the times without a leader are not known
    static TrendCharts of(TrendReading reading, TrendKey key, @Nullable Snapshot snapshot) {
        var axis = reading.axis();
        var range = new TimeRange(axis.from(), axis.now());
        var gaps = snapshot == null
                ? List.<LeaderGap>of()
                : RunnerLanes.of(snapshot.history(), range).gaps();
        var steps = steps(reading, key);
        var coverage = reading.coverage();
        var since = Objects.requireNonNullElse(coverage.knownSince(), axis.from());
        return new TrendCharts(
                key.label(),
                DurationText.setting(axis.step()),
                new WaitSeries(
                        range,
                        steps.stream().map(TrendCharts::waited).toList(),
                        gaps,
                        since,
                        why(reading, TrendFigure.WAIT)),
                new StepCountSeries(
                        range,
                        steps.stream().map(TrendCharts::counted).toList(),
                        gaps,
                        since,
                        why(reading, TrendFigure.DONE),
                        why(reading, TrendFigure.FAILED)),
                row(reading, key));
    }

    private static TrendRow row(TrendReading reading, TrendKey key) {
        var unknown = reading.coverage().unknown().keySet();
        return reading.table()
                .of(key)
                .map(course -> TrendRow.of(course, unknown))
                .orElseGet(() -> new TrendRow(key, NONE, List.of(), List.of(), unknown));
    }

    private static String why(TrendReading reading, TrendFigure figure) {
        return reading.coverage().why(figure).orElse("");
    }

    /// Steps without a job where there is nothing of this key any more.
    private static List<TrendStep> steps(TrendReading reading, TrendKey key) {
        return reading.table()
                .of(key)
                .map(TrendCourse::steps)
                .orElseGet(() -> reading.table().all().steps().stream()
                        .map(step -> new TrendStep(step.from(), step.to(), NONE, null))
                        .toList());
    }

    private static WaitStep waited(TrendStep step) {
        var spread = Optional.ofNullable(step.figures().waited());
        return new WaitStep(
                step.from(),
                step.to(),
                spread.map(TrendSpread::p50).orElse(null),
                spread.map(TrendSpread::p95).orElse(null),
                spread.map(TrendSpread::max).orElse(null),
                step.oldest());
    }

    private static CountStep counted(TrendStep step) {
        var figures = step.figures();
        return new CountStep(step.from(), step.to(), figures.started(), figures.done(), figures.failed());
    }
}
