package signalbox.ui.kit.chart;

import java.util.List;
import java.util.Locale;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.VLineTo;
import signalbox.ui.kit.Labels;

/// How gaps are spread: a staircase that climbs by one drill at each gap, from the shortest to the longest,
/// with the target as a line. Its height at a gap is the share of drills that took no longer.
public final class GapChart extends Plot {
    private static final double LEFT = 40;
    private static final double TOP = 8;
    private static final double BELOW = 22;
    private static final int TICKS = 5;

    public GapChart() {
        super(LEFT);
        getStyleClass().add("gap-chart");
        setMinSize(160, 90);
        setPrefHeight(130);
    }

    /// @param sorted seconds, shortest first
    /// @param target seconds
    public void show(List<Double> sorted, double target) {
        clear();
        setAccessibleText(
                sorted.isEmpty() ? "No gaps" : sorted.size() + " gaps, the longest " + sorted.getLast() + " s");
        var longest = Math.max(target * 1.1, sorted.isEmpty() ? 0 : sorted.getLast() * 1.05);
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
        if (!sorted.isEmpty()) {
            put(path("gap-stairs"), stairs -> {
                stairs.getElements().setAll(new MoveTo(left(), bottom()));
                for (var i = 0; i < sorted.size(); i++) {
                    stairs.getElements()
                            .addAll(
                                    new HLineTo(at(sorted.get(i), longest)),
                                    new VLineTo(height((i + 1.0) / sorted.size())));
                }
                stairs.getElements().add(new HLineTo(right()));
            });
        }
        requestLayout();
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
        var words = String.format(Locale.ROOT, longest < 10 ? "%.1f s" : "%.0f s", seconds);
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
