package signalbox.ui.kit.chart;

import java.util.stream.IntStream;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import org.jspecify.annotations.Nullable;
import signalbox.text.NumberText;
import signalbox.text.ShownZone;
import signalbox.text.TimeText;
import signalbox.ui.kit.chart.StepCountSeries.CountStep;

/// Stacked bars of done and failed jobs, one for each step.
public final class StepCountChart extends StepPlot {
    private @Nullable StepCountSeries shown;
    private long top = STRIPES;

    public StepCountChart() {
        super("count-chart");
    }

    public void show(StepCountSeries counts) {
        if (isShown(counts, shown)) {
            return;
        }
        shown = counts;
        top = CountPlot.top(counts.highest());
        setAccessibleText(sentence(counts));
        begin(counts.range(), counts.steps().stream().map(CountStep::times).toList(), counts.since());
        grid(IntStream.rangeClosed(0, STRIPES)
                .mapToObj(at -> NumberText.count(top * at / STRIPES))
                .toList());
        put(path("chart-done"), path -> bars(path, counts, false));
        put(path("chart-failed"), path -> bars(path, counts, true));
        hatch(counts.gaps());
        end();
    }

    private void bars(Path path, StepCountSeries counts, boolean failed) {
        path.getElements().clear();
        for (var step : counts.steps()) {
            var low = height(failed ? step.done() : 0);
            var high = height(failed ? step.ended() : step.done());
            var start = x(step.from());
            var end = x(step.to());
            if (end > start && low - high >= 0.5) {
                path.getElements()
                        .addAll(
                                new MoveTo(start, low),
                                new VLineTo(high),
                                new HLineTo(start + Math.max(1, end - start - 1.5)),
                                new VLineTo(low),
                                new ClosePath());
            }
        }
    }

    private double height(long count) {
        return y((double) count / top);
    }

    private static String sentence(StepCountSeries counts) {
        var last = counts.steps().getLast();
        var highest = counts.steps().stream()
                .reduce((one, other) -> other.ended() > one.ended() ? other : one)
                .orElse(last);
        return "Jobs per step: last " + done(last.done(), counts) + ", " + failed(last.failed(), counts) + "; highest "
                + NumberText.of(highest.ended(), "job") + " at " + TimeText.minute(highest.from()) + " "
                + ShownZone.word(highest.from());
    }

    private static String done(long count, StepCountSeries counts) {
        return counts.doneUnknown().isEmpty() ? NumberText.count(count) + " done" : "done " + counts.doneUnknown();
    }

    private static String failed(long count, StepCountSeries counts) {
        return counts.failedUnknown().isEmpty()
                ? NumberText.count(count) + " failed"
                : "failed " + counts.failedUnknown();
    }

    @Override
    String valuesOf(int number) {
        if (shown == null) {
            return "";
        }
        var step = shown.steps().get(number);
        return done(step.done(), shown) + "\n" + failed(step.failed(), shown) + "\n" + NumberText.count(step.started())
                + " started";
    }
}
