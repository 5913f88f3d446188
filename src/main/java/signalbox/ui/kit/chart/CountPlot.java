package signalbox.ui.kit.chart;

import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import signalbox.text.NumberText;
import signalbox.ui.kit.Labels;

/// A plot of counts, with their scale at the left.
abstract class CountPlot extends Plot {
    private static final int STRIPES = 3;
    private static final double ABOVE = 10;

    private final double below;

    /// @param below space for what is drawn below the baseline
    CountPlot(double left, double below) {
        super(left);
        this.below = below;
    }

    /// The top of the scale: the smallest round number that is not less than all counts.
    static long top(long most) {
        var highest = Math.max(STRIPES, most);
        for (var unit = 1L; ; unit *= 10) {
            for (var factor : new long[] {1, 2, 3, 4, 5, 8}) {
                if (factor * unit * STRIPES >= highest) {
                    return factor * unit * STRIPES;
                }
            }
        }
    }

    final void scale(long top) {
        for (var i = 0; i <= STRIPES; i++) {
            var value = top * i / STRIPES;
            put(path(i == 0 ? "chart-base" : "chart-grid"), line -> {
                var y = Math.rint(y(value, top)) + 0.5;
                line.getElements().setAll(new MoveTo(left(), y), new HLineTo(right()));
            });
            put(
                    Labels.of(NumberText.count(value), "t-11", "t-muted", "axis-value"),
                    label -> label.resizeRelocate(0, Math.rint(y(value, top)) - 8, left() - 8, 16));
        }
    }

    final double y(long value, long top) {
        return ABOVE + (getHeight() - ABOVE - below) * (1 - (double) value / (double) top);
    }
}
