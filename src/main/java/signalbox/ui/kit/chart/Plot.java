package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import signalbox.text.TimeText;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;

/// A region in which time runs from left to right. Nodes are put between `begin` and `end`, when the data changes, and
/// placed when the size changes, so that they have their style before they are measured. A stretch of time that moves
/// on
/// moves the drawing by whole pixels.
abstract class Plot extends Region {
    /// Space for half a label at the right of every plot.
    private static final double RIGHT = 26;

    static final int TICKS = 7;

    private final double left;
    private String end = "now";

    private final PlotNodes nodes = new PlotNodes(getChildren());

    /// @param left space for names and scales; the same for plots that share an axis
    Plot(double left) {
        this.left = left;
        SpokenName.picture(this);
    }

    /// The name of the right end if that is not now; empty: now.
    public final void endsAs(String moment) {
        end = moment.isEmpty() ? "now" : moment;
    }

    final double left() {
        return left;
    }

    final void beginDrawing() {
        nodes.begin();
    }

    final void endDrawing() {
        nodes.end();
        requestLayout();
    }

    /// Adds a node that is placed again when the size changes; returns the one that is drawn, which may be that of the
    /// last drawing.
    final <N extends Node> N put(N node, Consumer<N> placer) {
        return nodes.put(node, placer);
    }

    /// The same for a path: its elements are all that is placed.
    final Path put(Path path, Consumer<Path> placer) {
        return nodes.line(path, placer);
    }

    /// Adds a node that the plot has for good.
    final void putOwn(Node node, Runnable placer) {
        nodes.own(node, placer);
    }

    @Override
    protected void layoutChildren() {
        nodes.place();
    }

    final double right() {
        return Math.max(left + 1, getWidth() - RIGHT);
    }

    final double x(TimeRange range, Instant at) {
        return Math.min(right(), left + range.offset(at, right() - left));
    }

    /// Draws the times along the bottom, in a strip of 24.
    final void axisBelow(TimeRange range) {
        for (var tick : range.ticks(TICKS)) {
            put(path("chart-tick"), line -> {
                var x = Math.rint(x(range, tick)) + 0.5;
                line.getElements().setAll(new MoveTo(x, getHeight() - 24), new VLineTo(getHeight() - 20));
            });
            time(range, tick, () -> getHeight() - 22, 22);
        }
        put(
                Labels.of(end, "t-11", "t-semibold", "t-default", "axis-time"),
                label -> label.resizeRelocate(Math.min(right() - 22, getWidth() - 44), getHeight() - 22, 44, 24));
    }

    final void time(TimeRange range, Instant tick, DoubleSupplier top, double height) {
        put(Labels.of(text(range, tick), "t-11", "t-muted", "axis-time"), label -> {
            var x = x(range, tick);
            label.setVisible(right() - x > 50 && x - left() > 16);
            label.resizeRelocate(Math.rint(x) - 40, top.getAsDouble(), 80, height);
        });
    }

    private static String text(TimeRange range, Instant tick) {
        if (range.needsDays(TICKS)) {
            return TimeText.day(tick);
        }
        return range.needsSeconds(TICKS) ? TimeText.clock(tick) : TimeText.minute(tick);
    }

    /// The red band through everything during a time without a leader.
    final void band(TimeRange range, LeaderGap gap, double top) {
        band(range, gap, top, Double.MAX_VALUE);
    }

    final void band(TimeRange range, LeaderGap gap, double top, double bottom) {
        put(styled(new Region(), "gap-band"), band -> {
            var from = x(range, gap.from());
            band.resizeRelocate(from, top, x(range, gap.to()) - from, Math.min(bottom, getHeight()) - top);
        });
        put(path("gap-edge"), edge -> {
            var from = Math.rint(x(range, gap.from())) + 0.5;
            var to = Math.rint(x(range, gap.to())) + 0.5;
            var end = Math.min(bottom, getHeight());
            edge.getElements()
                    .setAll(new MoveTo(from, top), new LineTo(from, end), new MoveTo(to, top), new LineTo(to, end));
        });
    }

    /// The line of a recorded moment; what came after it is pale.
    final void moment(TimeRange range, Instant at, double top) {
        put(styled(new Region(), "later-veil"), veil -> {
            var from = x(range, at);
            veil.resizeRelocate(from, top, Math.max(0, right() - from), Math.max(0, getHeight() - top - 24));
        });
        put(
                path("past-line"),
                line -> line.getElements()
                        .setAll(new MoveTo(Math.rint(x(range, at)) + 0.5, top), new VLineTo(getHeight())));
    }

    /// A time in which nobody watched: what happened then is not known.
    final Region unwatched(TimeRange range, TimeRange hole, double top, double bottom) {
        return put(styled(new Region(), "unwatched-hatch"), region -> {
            var from = x(range, hole.from());
            region.resizeRelocate(
                    from, top, Math.max(2, x(range, hole.to()) - from), Math.min(bottom, getHeight()) - top);
        });
    }

    /// A time without a leader or a job, in a lane: 16 high.
    final Region hatch(TimeRange range, LeaderGap gap, double top) {
        return put(styled(new Region(), "gap-hatch"), region -> {
            var from = x(range, gap.from());
            region.resizeRelocate(from, top, Math.max(2, x(range, gap.to()) - from), 16);
        });
    }

    static Path path(String style) {
        var path = new Path();
        path.getStyleClass().setAll(style);
        return path;
    }

    static <N extends Node> N styled(N node, String... styles) {
        node.getStyleClass().addAll(styles);
        return node;
    }
}
