package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import org.jspecify.annotations.Nullable;
import signalbox.text.ShownZone;
import signalbox.text.TimeText;
import signalbox.ui.kit.Labels;

/// A plot of figures step by step, with the times without a leader and the time of which not all is known. The pointer,
/// or the arrow keys while it has the focus, mark a step and show its values.
abstract class StepPlot extends Plot {
    static final int STRIPES = 3;
    private static final double LEFT = 66;
    private static final double ABOVE = 14;
    private static final double BELOW = 26;
    private static final double LABEL = 18;
    private static final double WIDEST_LABEL = 130;

    private final Label values = Labels.of("", "t-11", "chart-values");
    private final Path marker = path("chart-marker");
    private List<TimeRange> steps = List.of();
    private TimeRange range = new TimeRange(Instant.EPOCH, Instant.EPOCH);
    private Instant since = Instant.EPOCH;
    private String zone = "";
    private int marked = -1;

    StepPlot(String style) {
        super(LEFT);
        getStyleClass().addAll("step-chart", style);
        setMinSize(200, 130);
        setPrefHeight(214);
        setFocusTraversable(true);
        setOnMouseMoved(this::follow);
        setOnMouseExited(_ -> mark(-1));
        setOnKeyPressed(this::walk);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                mark(-1);
            }
        });
    }

    /// What is said of a step: its values, a line each.
    abstract String valuesOf(int step);

    /// @param knownSince before it not all is known
    final void begin(TimeRange shown, List<TimeRange> ofSteps, Instant knownSince) {
        beginDrawing();
        range = shown;
        steps = List.copyOf(ofSteps);
        since = knownSince;
        zone = ShownZone.word(range.from());
        put(path("chart-unknown"), path -> {
            path.getElements().clear();
            if (since.isAfter(range.from())) {
                box(path, x(since), ABOVE, bottom());
            }
        });
    }

    private void box(Path path, double to, double top, double bottom) {
        path.getElements()
                .addAll(
                        new MoveTo(left(), bottom),
                        new VLineTo(top),
                        new HLineTo(to),
                        new VLineTo(bottom),
                        new ClosePath());
    }

    /// @param labels from the baseline upwards
    final void grid(List<String> labels) {
        for (var i = 0; i <= STRIPES; i++) {
            var share = (double) i / STRIPES;
            put(path(i == 0 ? "chart-base" : "chart-grid"), line -> {
                var y = Math.rint(y(share)) + 0.5;
                line.getElements().setAll(new MoveTo(left(), y), new HLineTo(right()));
            });
            put(
                    Labels.of(labels.get(i), "t-11", "t-muted", "axis-value"),
                    label -> label.resizeRelocate(0, Math.rint(y(share)) - 8, left() - 8, 16));
        }
    }

    /// Hatches the times without a leader; the longest one has a label.
    final void hatch(List<LeaderGap> gaps) {
        gaps.forEach(gap -> put(styled(new Region(), "gap-hatch"), region -> {
            var from = x(gap.from());
            region.resizeRelocate(from, ABOVE, Math.max(3, x(gap.to()) - from), bottom() - ABOVE);
        }));
        gaps.stream()
                .reduce((one, other) -> length(other) > length(one) ? other : one)
                .ifPresent(gap -> put(Labels.of(gap.text(), "gap-label", "on-canvas"), label -> {
                    var width = label.prefWidth(-1);
                    var before = x(gap.from()) - width - 8;
                    var x = before > left() ? before : Math.min(x(gap.to()) + 8, getWidth() - width - 4);
                    label.resizeRelocate(Math.rint(x), ABOVE + 2, width, LABEL);
                }));
    }

    /// The axis, and what marks a step: last, so that it lies above all.
    final void end() {
        put(Labels.of("not known in full before " + TimeText.minute(since), "t-11", "t-muted", "chart-note"), label -> {
            var width = label.prefWidth(-1);
            label.setVisible(x(since) - left() > width + 2);
            label.resizeRelocate(left() + 1, ABOVE + 3, width, LABEL);
        });
        axisBelow(range);
        putOwn(marker, this::place);
        putOwn(values, this::place);
        marked = -1;
        place();
        endDrawing();
    }

    private static double length(LeaderGap gap) {
        return gap.to().toEpochMilli() - (double) gap.from().toEpochMilli();
    }

    final double x(Instant at) {
        return x(range, at);
    }

    final double bottom() {
        return Math.max(ABOVE + 10, getHeight() - BELOW);
    }

    /// @param share of the scale, 0 to 1
    final double y(double share) {
        return bottom() - (bottom() - ABOVE) * Math.clamp(share, 0, 1);
    }

    private void follow(MouseEvent mouse) {
        for (var at = 0; at < steps.size(); at++) {
            if (mouse.getX() >= x(steps.get(at).from())
                    && mouse.getX() < x(steps.get(at).to())) {
                mark(at);
                return;
            }
        }
        mark(-1);
    }

    private void walk(KeyEvent key) {
        var last = steps.size() - 1;
        var to = switch (key.getCode()) {
            case LEFT -> marked < 0 ? last : Math.max(0, marked - 1);
            case RIGHT -> marked < 0 ? last : Math.min(last, marked + 1);
            case HOME -> 0;
            case END -> last;
            case ESCAPE -> marked < 0 ? Integer.MIN_VALUE : -1;
            default -> Integer.MIN_VALUE;
        };
        if (to != Integer.MIN_VALUE && last >= 0) {
            mark(to);
            setAccessibleHelp(values.getText());
            key.consume();
        }
    }

    private void mark(int step) {
        if (step != marked) {
            marked = step;
            if (step >= 0) {
                values.setText(times(steps.get(step)) + "\n" + valuesOf(step));
            }
            place();
        }
    }

    private static String times(TimeRange step) {
        return TimeText.minute(step.from()) + " to " + TimeText.minute(step.to()) + " " + ShownZone.word(step.from())
                + ", " + TimeText.day(step.from());
    }

    /// Whether the same is shown already, in the zone that clocks show now.
    final boolean isShown(Object wanted, @Nullable Object shown) {
        return wanted.equals(shown) && zone.equals(ShownZone.word(range.from()));
    }

    private void place() {
        var isMarked = marked >= 0 && marked < steps.size();
        marker.setVisible(isMarked);
        values.setVisible(isMarked);
        if (isMarked) {
            var step = steps.get(marked);
            var x = Math.rint((x(step.from()) + x(step.to())) / 2) + 0.5;
            marker.getElements().setAll(new MoveTo(x, ABOVE), new VLineTo(bottom()));
            var width = Math.max(WIDEST_LABEL, values.prefWidth(-1));
            var beside = x + 8 + width < getWidth() ? x + 8 : Math.max(0, x - 8 - width);
            values.resizeRelocate(Math.rint(beside), ABOVE + 4, width, values.prefHeight(width));
        }
    }
}
