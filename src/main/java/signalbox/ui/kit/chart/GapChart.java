package signalbox.ui.kit.chart;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.VLineTo;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.ui.kit.Labels;

/// How gaps are spread. Each series is a line that goes up a step at each gap, from the shortest to the longest;
/// another line shows the target. The height at a gap is the share of drills that took no longer.
public final class GapChart extends Plot {
    private static final double LEFT = 40;
    private static final double TOP = 8;
    private static final double BELOW = 22;
    private static final int TICKS = 5;

    /// @param sorted seconds, shortest first
    public record Series(String name, List<Double> sorted) {
        public Series {
            sorted = List.copyOf(sorted);
        }
    }

    /// A drill to mark.
    ///
    /// @param series its index
    /// @param gap seconds, one of the series
    public record Point(int series, double gap) {}

    public GapChart() {
        super(LEFT);
        getStyleClass().add("gap-chart");
        setMinSize(160, 90);
        setPrefHeight(130);
    }

    /// The style of the nodes of a series.
    public static String style(int series) {
        return "gap-series-" + series;
    }

    /// @param series at most seven
    /// @param target seconds
    public void show(List<Series> series, double target, Optional<Point> point) {
        beginDrawing();
        setAccessibleText(
                series.isEmpty()
                        ? "No gaps"
                        : series.stream().map(GapChart::text).collect(joining("; ")));
        var longest = series.stream()
                .flatMap(each -> each.sorted().stream())
                .mapToDouble(gap -> gap * 1.05)
                .reduce(target * 1.1, Math::max);
        share(0, "0");
        share(0.5, "p50");
        share(0.95, "p95");
        for (var i = 0; i <= TICKS; i++) {
            tick(longest * i / TICKS, longest);
        }
        put(
                path("gap-target"),
                line -> line.getElements().setAll(new MoveTo(at(target, longest), TOP), new VLineTo(bottom())));
        put(
                Labels.of("target", "t-11", "t-warning"),
                label -> label.resizeRelocate(at(target, longest) + 4, bottom() - 18, 60, 14));
        for (var i = 0; i < series.size(); i++) {
            stairs(series.get(i).sorted(), longest, style(i));
        }
        point.ifPresent(at -> point(series.get(at.series()).sorted(), at, longest));
        endDrawing();
    }

    private static String text(Series series) {
        return series.name() + ": " + NumberText.of(series.sorted().size(), "gap") + ", the longest "
                + DurationText.measured(series.sorted().getLast(), 1);
    }

    private void stairs(List<Double> sorted, double longest, String style) {
        put(styled(path("gap-stairs"), style), stairs -> {
            stairs.getElements().setAll(new MoveTo(at(sorted.getFirst(), longest), bottom()));
            for (var i = 0; i < sorted.size(); i++) {
                stairs.getElements()
                        .addAll(
                                new HLineTo(at(sorted.get(i), longest)),
                                new VLineTo(height((i + 1.0) / sorted.size())));
            }
            stairs.getElements().add(new HLineTo(right()));
        });
    }

    private void point(List<Double> sorted, Point point, double longest) {
        var share = sorted.stream().filter(gap -> gap <= point.gap()).count() / (double) sorted.size();
        put(
                styled(new Region(), "gap-point", style(point.series())),
                dot -> dot.resizeRelocate(at(point.gap(), longest) - 5, height(share) - 5, 10, 10));
        put(Labels.of("this drill", "t-11", "t-semibold"), label -> {
            var width = label.prefWidth(-1);
            var x = at(point.gap(), longest);
            label.resizeRelocate(
                    x + 9 + width < right() ? x + 9 : x - 9 - width,
                    Math.min(height(share) + 3, bottom() - 16),
                    width,
                    16);
        });
    }

    private void share(double share, String words) {
        put(path(share == 0 ? "chart-base" : "chart-grid"), line -> {
            var y = Math.rint(height(share)) + 0.5;
            line.getElements().setAll(new MoveTo(left(), y), new HLineTo(right()));
        });
        put(
                Labels.of(words, "t-11", "t-muted", "axis-value"),
                label -> label.resizeRelocate(0, Math.rint(height(share)) - 8, left() - 8, 16));
    }

    private void tick(double seconds, double longest) {
        var words = DurationText.measured(seconds, longest < 10 ? 1 : 0);
        put(
                Labels.of(words, "t-11", "t-muted"),
                label -> label.resizeRelocate(at(seconds, longest) - 12, bottom() + 4, 44, 16));
    }

    private double at(double seconds, double longest) {
        return left() + (right() - left()) * Math.clamp(seconds / Math.max(0.001, longest), 0, 1);
    }

    private double bottom() {
        return Math.max(TOP + 10, getHeight() - BELOW);
    }

    private double height(double share) {
        return bottom() - (bottom() - TOP) * share;
    }
}
