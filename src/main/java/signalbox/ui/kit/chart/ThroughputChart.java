package signalbox.ui.kit.chart;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import org.jspecify.annotations.Nullable;
import signalbox.text.NumberText;
import signalbox.text.TimeText;
import signalbox.ui.kit.Labels;

/// Stacked bars of done and failed jobs per minute, with red bands for times without a leader. Its plot starts and ends
/// at the same x as a `LeadershipTimeline` below it.
public final class ThroughputChart extends CountPlot {
    private static final double BAND_TOP = 7;
    private static final double BELOW = 34;

    private final Tooltip tip = new Tooltip();
    private @Nullable ThroughputSeries shown;
    private @Nullable Instant moment;

    public ThroughputChart() {
        super(LeadershipTimeline.Layout.STRIP.left, BELOW);
        getStyleClass().add("throughput-chart");
        setMinSize(200, 100);
        setPrefHeight(152);
        Tooltip.install(this, tip);
        setOnMouseMoved(this::explain);
    }

    /// What is shown next is marked at this moment of the past.
    public void mark(Instant at) {
        moment = at;
    }

    public void show(ThroughputSeries throughput) {
        shown = throughput;
        setAccessibleText("Jobs per minute: done " + throughput.doneFigure() + ", "
                + NumberText.count(throughput.failed()) + " failed");
        beginDrawing();
        scale(top(throughput.highest()));
        put(path("chart-unknown"), path -> unknown(path, throughput));
        put(path("chart-done"), path -> bars(path, throughput, false));
        put(path("chart-failed"), path -> bars(path, throughput, true));
        throughput.gaps().forEach(gap -> gap(throughput.range(), gap));
        if (moment != null) {
            moment(throughput.range(), moment, BAND_TOP);
        }
        endDrawing();
    }

    private void bars(Path path, ThroughputSeries throughput, boolean failed) {
        path.getElements().clear();
        var top = top(throughput.highest());
        for (var minute : throughput.minutes()) {
            var start = x(throughput.range(), minute.start());
            var end = x(throughput.range(), minute.start().plus(1, ChronoUnit.MINUTES));
            var low = failed ? y(minute.done(), top) : y(0, top);
            var high = failed ? y(minute.total(), top) : y(minute.done(), top);
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

    /// A minute that is not fully known has a tint from top to bottom.
    private void unknown(Path path, ThroughputSeries throughput) {
        path.getElements().clear();
        for (var minute : throughput.minutes()) {
            var start = x(throughput.range(), minute.start());
            var end = x(throughput.range(), minute.start().plus(1, ChronoUnit.MINUTES));
            if (!minute.known() && end > start) {
                path.getElements()
                        .addAll(
                                new MoveTo(start, y(0, 1)),
                                new VLineTo(BAND_TOP),
                                new HLineTo(end),
                                new VLineTo(y(0, 1)),
                                new ClosePath());
            }
        }
    }

    private void gap(TimeRange range, LeaderGap gap) {
        band(range, gap, BAND_TOP);
        put(Labels.of(gap.text(), "gap-label"), label -> {
            var middle = (x(range, gap.from()) + x(range, gap.to())) / 2;
            var width = label.prefWidth(-1);
            var x = Math.clamp(middle - width / 2, left(), Math.max(left(), getWidth() - width - 4));
            label.resizeRelocate(Math.rint(x), getHeight() - BELOW + 8, width, 19);
        });
    }

    private static String done(ThroughputSeries.Minute minute) {
        if (minute.known()) {
            return NumberText.count(minute.done()) + " done";
        }
        return minute.done() == 0 ? "done jobs not known" : "at least " + NumberText.count(minute.done()) + " done";
    }

    private void explain(MouseEvent mouse) {
        if (shown == null) {
            return;
        }
        for (var minute : shown.minutes()) {
            var start = x(shown.range(), minute.start());
            var end = x(shown.range(), minute.start().plus(1, ChronoUnit.MINUTES));
            if (mouse.getX() >= start && mouse.getX() < end) {
                var unwatched = !minute.start().plus(1, ChronoUnit.MINUTES).isAfter(shown.failuresSince());
                tip.setText(TimeText.minute(minute.start()) + ": " + done(minute) + ", "
                        + (unwatched ? "failures not watched yet" : NumberText.count(minute.failed()) + " failed"));
                return;
            }
        }
        tip.setText("Nothing is known about this minute");
    }
}
