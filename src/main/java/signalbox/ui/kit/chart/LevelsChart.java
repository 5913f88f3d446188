package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/// Stacked levels over time, with dots where nothing is known.
public final class LevelsChart extends CountPlot {
    private static final double LEFT = 48;
    private static final double BELOW = 28;

    private final String what;
    private final Tooltip tip = new Tooltip();
    private @Nullable LevelsSeries shown;

    /// @param what the things that are counted, for a screen reader
    public LevelsChart(String what) {
        super(LEFT, BELOW);
        this.what = what;
        getStyleClass().add("levels-chart");
        setMinSize(200, 96);
        setPrefHeight(130);
        Tooltip.install(this, tip);
        setOnMouseMoved(this::explain);
    }

    public void show(LevelsSeries levels) {
        if (levels.equals(shown)) {
            return;
        }
        shown = levels;
        setAccessibleText(
                what + ", now: " + levels.now().map(step -> text(levels, step)).orElse("not known"));
        beginDrawing();
        var top = top(levels.highest());
        scale(top);
        for (var i = 0; i < levels.kinds().size(); i++) {
            var kind = i;
            put(path(levels.kinds().get(i).fill()), path -> steps(path, levels, kind, top));
        }
        unknown(levels).forEach(hole -> dots(levels, hole, top));
        axisBelow(levels.range());
        endDrawing();
    }

    private void steps(Path path, LevelsSeries levels, int kind, long top) {
        path.getElements().clear();
        for (var step : levels.steps()) {
            var start = Math.rint(x(levels.range(), step.from()));
            var end = Math.rint(x(levels.range(), step.to()));
            if (step.counts().get(kind) > 0 && end > start) {
                path.getElements()
                        .addAll(
                                new MoveTo(start, Math.rint(y(step.upTo(kind), top))),
                                new VLineTo(Math.rint(y(step.upTo(kind + 1), top))),
                                new HLineTo(end),
                                new VLineTo(Math.rint(y(step.upTo(kind), top))),
                                new ClosePath());
            }
        }
    }

    private static List<TimeRange> unknown(LevelsSeries levels) {
        var holes = new ArrayList<TimeRange>();
        var at = levels.range().from();
        for (var step : levels.steps()) {
            if (step.from().isAfter(at)) {
                holes.add(new TimeRange(at, step.from()));
            }
            at = step.to();
        }
        if (levels.range().to().isAfter(at)) {
            holes.add(new TimeRange(at, levels.range().to()));
        }
        return holes;
    }

    private void dots(LevelsSeries levels, TimeRange hole, long top) {
        put(path("span-hidden"), line -> {
            var y = Math.rint(y(0, top)) - 6;
            line.getElements()
                    .setAll(new MoveTo(x(levels.range(), hole.from()), y), new HLineTo(x(levels.range(), hole.to())));
        });
        put(Labels.of(why(levels, hole.from()), "t-11", "t-muted", "span-remark"), label -> {
            var width = label.prefWidth(-1);
            var from = x(levels.range(), hole.from());
            var to = x(levels.range(), hole.to());
            label.setVisible(to - from > width + 8);
            label.resizeRelocate((from + to - width) / 2, Math.rint(y(0, top)) - 15, width, 18);
        });
    }

    private static String why(LevelsSeries levels, Instant at) {
        return at.isBefore(levels.since()) ? "watched since " + TimeText.minute(levels.since()) : "not known";
    }

    private void explain(MouseEvent mouse) {
        var levels = shown;
        if (levels != null) {
            var at = levels.range().at((mouse.getX() - left()) / (right() - left()));
            tip.setText(TimeText.clock(at) + ": "
                    + levels.at(at).map(step -> text(levels, step)).orElseGet(() -> why(levels, at)));
        }
    }

    private static String text(LevelsSeries levels, LevelsSeries.Step step) {
        var words = IntStream.range(0, step.counts().size())
                .filter(kind -> step.counts().get(kind) > 0)
                .mapToObj(kind -> levels.kinds().get(kind).word() + " "
                        + NumberText.count(step.counts().get(kind)))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "none" : words;
    }
}
