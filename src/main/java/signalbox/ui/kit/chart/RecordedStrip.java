package signalbox.ui.kit.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import org.jspecify.annotations.Nullable;
import signalbox.text.NumberText;
import signalbox.text.ShownTime;
import signalbox.text.TimeText;
import signalbox.ui.kit.HoverText;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SeverityIcon;

/// A recording from left to right, and the moment that is shown: it follows the pointer and the arrow keys. Above, how
/// many jobs were done; below, who led and what was found. Times in which nobody watched are hatched through all of it.
public final class RecordedStrip extends Plot {
    private static final double LEFT = 92;
    private static final double AXIS = 24;
    private static final double ROW = 18;
    private static final double KNOB = 11;
    private static final int MOST_MARKS = 200;
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Duration LONG_STEP = Duration.ofMinutes(1);

    private final Consumer<Instant> onMoment;
    private final Region knob = styled(new Region(), "past-knob");
    private final Path line = path("past-line");
    private final Label label = Labels.of("", "past-label", "t-mono-11");
    private @Nullable RecordedSeries shown;
    private @Nullable Instant moment;

    /// @param onMoment gets each moment that is chosen
    public RecordedStrip(Consumer<Instant> onMoment) {
        super(LEFT);
        this.onMoment = onMoment;
        getStyleClass().add("recorded-strip");
        setMinSize(240, 112);
        setPrefHeight(124);
        setFocusTraversable(true);
        setAccessibleText("The recording");
        setOnMousePressed(this::choose);
        setOnMouseDragged(this::choose);
        setOnKeyPressed(this::walk);
    }

    public void show(RecordedSeries series) {
        shown = series;
        beginDrawing();
        var top = top(series);
        name("Done/min", 0);
        put(
                Labels.of(NumberText.count(top), "t-11", "t-muted", "axis-value"),
                value -> value.resizeRelocate(LEFT - 48, 0, 42, 16));
        put(path("strip-done"), path -> area(path, series, top));
        series.unwatched().forEach(hole -> hatched(series.range(), hole));
        name("Leader", 1);
        series.leading().forEach(span -> bar(series.range(), span));
        series.leaderless().forEach(gap -> gap(series.range(), gap));
        name("Findings", 2);
        series.marks().stream().limit(MOST_MARKS).forEach(mark -> mark(series.range(), mark));
        axisBelow(series.range());
        putOwn(line, this::place);
        putOwn(knob, this::place);
        putOwn(label, this::place);
        endDrawing();
    }

    /// Moves the line.
    public void show(@Nullable Instant at) {
        moment = at;
        if (at != null) {
            label.setText(TimeText.clock(at));
            setAccessibleHelp(ShownTime.full(at));
            place();
        }
    }

    private static long top(RecordedSeries series) {
        return Math.max(
                1,
                series.minutes().stream()
                        .mapToLong(ThroughputSeries.Minute::done)
                        .max()
                        .orElse(0));
    }

    /// @param row 0: the area; 1 and 2: the rows below it
    private void name(String text, int row) {
        put(
                Labels.of(text, "t-11", "t-muted"),
                name -> name.resizeRelocate(4, row == 0 ? 0 : high() + (row - 1) * ROW, LEFT - 8, ROW));
    }

    /// The height of the area.
    private double high() {
        return Math.max(20, getHeight() - AXIS - 2 * ROW);
    }

    private void area(Path path, RecordedSeries series, long top) {
        path.getElements().clear();
        for (var minute : series.minutes()) {
            var start = x(series.range(), minute.start());
            var end = Math.max(start + 1, x(series.range(), minute.start().plus(Duration.ofMinutes(1))));
            var height = (high() - 4) * minute.done() / top;
            path.getElements()
                    .addAll(
                            new MoveTo(start, high()),
                            new VLineTo(high() - height),
                            new LineTo(end, high() - height),
                            new VLineTo(high()),
                            new ClosePath());
        }
    }

    private void hatched(TimeRange range, TimeRange hole) {
        var region = unwatched(range, hole, 0, Double.MAX_VALUE);
        HoverText.install(
                region,
                "Not watched, " + LaneDrawing.stretch(range, hole.from(), hole.to())
                        + ": nothing is known of this time");
    }

    private void bar(TimeRange range, TimelineLane.Span span) {
        var style = span.kind() == TimelineLane.Kind.LEADING_CRON ? "span-leading-cron" : "span-leading";
        var bar = put(Labels.of(span.text(), "span", style, "t-11"), label -> {
            var from = x(range, span.from());
            var width = Math.max(2, x(range, span.to()) - from);
            label.setText(width > span.text().length() * 7 + 12 ? span.text() : "");
            label.resizeRelocate(from, high() + 2, width, ROW - 4);
        });
        HoverText.install(bar, span.text() + "\n" + LaneDrawing.stretch(range, span.from(), span.to()));
    }

    private void gap(TimeRange range, LeaderGap gap) {
        var hatch = put(styled(new Region(), "gap-hatch"), region -> {
            var from = x(range, gap.from());
            region.resizeRelocate(from, high() + 1, Math.max(3, x(range, gap.to()) - from), ROW - 2);
        });
        HoverText.install(hatch, gap.text() + "\n" + LaneDrawing.stretch(range, gap.from(), gap.to()));
    }

    private void mark(TimeRange range, RecordedSeries.FindingMark mark) {
        var icon = put(
                styled(
                        new StackPane(SeverityIcon.icon(mark.severity(), 13)),
                        "strip-mark-" + mark.severity().name().toLowerCase(Locale.ROOT)),
                node -> node.resizeRelocate(x(range, mark.at()) - 7, high() + ROW + 2, 14, 14));
        HoverText.install(icon, mark.text() + "\n" + TimeText.narrow(mark.at(), range.to()));
    }

    private void place() {
        var series = shown;
        var at = moment;
        var visible = series != null && at != null;
        List.of(knob, line, label).forEach(node -> node.setVisible(visible));
        if (series == null || at == null) {
            return;
        }
        var x = Math.rint(x(series.range(), at)) + 0.5;
        line.getElements().setAll(new MoveTo(x, 6), new VLineTo(getHeight() - AXIS + 4));
        knob.resizeRelocate(x - KNOB / 2, 0, KNOB, KNOB);
        var width = label.prefWidth(-1);
        label.resizeRelocate(
                Math.clamp(x - width / 2, left(), Math.max(left(), getWidth() - width)), getHeight() - 21, width, 18);
    }

    private void choose(MouseEvent mouse) {
        requestFocus();
        if (shown != null) {
            onMoment.accept(momentAt(shown.range(), mouse.getX()));
        }
    }

    /// The moment at an x of this strip: outside of it, the nearer end.
    Instant momentAt(TimeRange range, double x) {
        return range.at((x - left()) / Math.max(1, right() - left()));
    }

    private void walk(KeyEvent key) {
        var at = moment;
        if (at == null) {
            return;
        }
        var step = key.isShiftDown() ? LONG_STEP : STEP;
        switch (key.getCode()) {
            case LEFT -> onMoment.accept(at.minus(step));
            case RIGHT -> onMoment.accept(at.plus(step));
            default -> {
                return;
            }
        }
        key.consume();
    }
}
