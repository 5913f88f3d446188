package signalbox.ui.kit.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.layout.Region;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.VLineTo;
import org.jspecify.annotations.Nullable;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.ui.kit.HoverText;
import signalbox.ui.kit.Labels;

/// The course of a drill: a flag at the end of each phase, a lane for each connection, the dispatched jobs with the gap
/// between them, and the seconds since the leader was taken out.
public final class DrillTimeline extends Plot {
    private static final double LEFT = 150;
    private static final double FLAG = 20;
    private static final double FLAG_ROW = 23;
    private static final double LETTER = 6.6;
    private static final double LANE = 32;
    private static final double AXIS = 24;
    private static final double USUAL_WIDTH = 840;
    private static final int MOST_TICKS = 10;
    private static final double[] STEPS = {0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300};

    private final LaneDrawing drawing = new LaneDrawing(this);
    private @Nullable DrillLanes shown;
    private List<LabelPosition> places = List.of();

    /// @param from the x of its left end
    private record LabelPosition(int row, double from, double width) {
        boolean overlaps(LabelPosition other) {
            return row == other.row && from < other.from + other.width + 4 && other.from < from + width + 4;
        }
    }

    public DrillTimeline() {
        super(LEFT);
        getStyleClass().addAll("timeline", "timeline-drill");
        setMinWidth(240);
        widthProperty().subscribe(() -> {
            if (shown != null) {
                var rows = rows();
                places = places(shown);
                if (rows() != rows) {
                    show(shown);
                    // The width changes while the scene is laid out: styles were applied before that.
                    applyCss();
                }
            }
        });
    }

    public void show(DrillLanes course) {
        shown = course;
        beginDrawing();
        places = places(course);
        setAccessibleText(course.flags().stream()
                .map(DrillLanes.Flag::text)
                .collect(Collectors.joining(", ", "Timeline of the drill: ", "")));
        var height = axisTop(course) + AXIS;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        grounds(course);
        axis(course);
        course.gap().ifPresent(gap -> band(course.range(), gap, lanesTop(), axisTop(course)));
        for (var i = 0; i < course.lanes().size(); i++) {
            drawing.lane(course.range(), course.lanes().get(i), lanesTop() + i * LANE, LANE);
        }
        dispatches(course);
        for (var i = 0; i < course.flags().size(); i++) {
            flag(course, i);
        }
        if (course.runs()) {
            put(
                    path("now-line"),
                    line -> line.getElements()
                            .setAll(new MoveTo(Math.rint(right()) + 0.5, lanesTop()), new VLineTo(axisTop(course))));
        }
        endDrawing();
    }

    private double lanesTop() {
        return rows() * FLAG_ROW + 7;
    }

    private double dispatchesTop(DrillLanes course) {
        return lanesTop() + course.lanes().size() * LANE;
    }

    private double axisTop(DrillLanes course) {
        return dispatchesTop(course) + LANE;
    }

    private void grounds(DrillLanes course) {
        for (var i = 0; i < course.lanes().size(); i++) {
            var top = lanesTop() + i * LANE;
            put(styled(new Region(), "timeline-lane"), ground -> ground.resizeRelocate(0, top, getWidth(), LANE));
        }
        put(
                styled(new Region(), "timeline-lane"),
                ground -> ground.resizeRelocate(0, dispatchesTop(course), getWidth(), LANE));
        put(
                Labels.of("Dispatches", "t-12", "t-semibold"),
                label -> label.resizeRelocate(12, dispatchesTop(course), left() - 12, LANE));
    }

    private void axis(DrillLanes course) {
        var range = course.range();
        var from = seconds(course.zero(), range.from());
        var to = seconds(course.zero(), range.to());
        var step = step(to - from);
        for (var i = (long) Math.ceil(from / step); i * step <= to; i++) {
            var after = i * step;
            var at = course.zero().plusMillis(Math.round(after * 1000));
            put(path("chart-grid"), line -> {
                var x = Math.rint(x(range, at)) + 0.5;
                line.getElements().setAll(new MoveTo(x, lanesTop()), new VLineTo(axisTop(course)));
            });
            put(
                    Labels.of(text(after, step), "t-11", "t-muted", "axis-time"),
                    label -> label.resizeRelocate(x(range, at) - 40, axisTop(course), 80, AXIS));
        }
    }

    private static double seconds(Instant zero, Instant at) {
        return DurationText.seconds(Duration.between(zero, at));
    }

    private static double step(double length) {
        for (var step : STEPS) {
            if (length / step <= MOST_TICKS) {
                return step;
            }
        }
        return length / MOST_TICKS;
    }

    private static String text(double after, double step) {
        var digits = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
        var sign = after > 0 ? "+" : after < 0 ? "−" : "";
        return sign + String.format(Locale.ROOT, "%." + digits + "f s", Math.abs(after));
    }

    private void dispatches(DrillLanes course) {
        var range = course.range();
        course.gap().ifPresent(gap -> HoverText.install(hatch(range, gap, dispatchesTop(course) + 8), gap.text()));
        if (!course.dispatches().isEmpty()) {
            var ticks = put(path("dispatch-tick"), line -> {
                line.getElements().clear();
                for (var at : course.dispatches()) {
                    var x = Math.rint(x(range, at)) + 0.5;
                    line.getElements()
                            .addAll(new MoveTo(x, dispatchesTop(course) + 9), new VLineTo(dispatchesTop(course) + 23));
                }
            });
            HoverText.install(ticks, NumberText.of(course.dispatches().size(), "job") + " seen enqueued");
        }
        course.gap().ifPresent(gap -> gapLabel(course, gap));
    }

    /// Inside the gap, above the jobs; beside the gap if that is too narrow.
    private void gapLabel(DrillLanes course, LeaderGap gap) {
        var range = course.range();
        var top = dispatchesTop(course);
        put(Labels.of(gap.text(), "gap-label", "on-canvas"), label -> {
            var width = label.prefWidth(-1);
            var from = x(range, gap.from());
            var to = x(range, gap.to());
            var fits = to - from > width + 16;
            var after = to + 7 + width < getWidth() ? to + 7 : from - width - 7;
            label.resizeRelocate(fits ? (from + to - width) / 2 : after, top + 5, width, 21);
        });
    }

    private void flag(DrillLanes course, int index) {
        var flag = course.flags().get(index);
        put(path(flag.kind().style + "-line"), line -> {
            var x = Math.rint(x(course.range(), flag.at())) + 0.5;
            var top = places.get(index).row() * FLAG_ROW;
            line.getElements().setAll(new MoveTo(x, top + 4), new VLineTo(axisTop(course)));
        });
        put(Labels.of(flag.text(), "t-11", "t-semibold", "flag", flag.kind().style), label -> {
            var place = places.get(index);
            label.resizeRelocate(place.from(), place.row() * FLAG_ROW + 4, place.width(), FLAG);
        });
    }

    /// Each flag is beside its line, that of a new leader before it, in the first row where nothing is in the way.
    private List<LabelPosition> places(DrillLanes course) {
        var places = new ArrayList<LabelPosition>();
        for (var flag : course.flags()) {
            var width = flag.text().length() * LETTER + 18;
            var x = x(course.range(), flag.at());
            var before = x - width + 1;
            places.add(free(
                    places, flag.kind() == DrillLanes.Kind.LEADER ? List.of(before, x) : List.of(x, before), width));
        }
        return places;
    }

    private LabelPosition free(List<LabelPosition> taken, List<Double> wished, double width) {
        var end = getWidth() > 0 ? getWidth() : USUAL_WIDTH;
        for (var row = 0; ; row++) {
            for (var from : wished) {
                var place = new LabelPosition(row, from, width);
                if (from >= 0 && from + width <= end && taken.stream().noneMatch(place::overlaps)) {
                    return place;
                }
            }
            if (row > taken.size()) {
                return new LabelPosition(row, Math.max(0, Math.min(wished.getFirst(), end - width)), width);
            }
        }
    }

    private int rows() {
        return places.stream().mapToInt(LabelPosition::row).max().orElse(0) + 1;
    }
}
