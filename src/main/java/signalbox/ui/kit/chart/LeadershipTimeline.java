package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.layout.Region;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.VLineTo;
import org.jspecify.annotations.Nullable;
import signalbox.text.ShownTime;
import signalbox.text.TimeText;
import signalbox.ui.kit.HoverText;
import signalbox.ui.kit.Labels;

/// Which runner led when. Each connection has a lane: a thick bar while it leads, a thin one while it waits, dashes
/// while it is silent. Times without a leader are hatched and drawn as a band through all lanes. It has a time axis and
/// the line of now.
public final class LeadershipTimeline extends Plot {
    /// The place of the axis, and the height of lanes.
    public enum Layout {
        /// Below a chart that shares its axis: lanes of 24, the axis at the bottom, no hatch after lost
        /// connections.
        STRIP(128),
        /// Alone: the axis at the top, lanes of 32, and a lane that summarises leadership.
        FULL(150);

        final double left;

        Layout(double left) {
            this.left = left;
        }
    }

    private final Layout layout;
    private final LaneDrawing drawing = new LaneDrawing(this);
    private Consumer<String> onLane = _ -> {};
    private @Nullable Consumer<Instant> onGap;
    private @Nullable String selected;
    private @Nullable Instant marked;
    private @Nullable LeadershipLanes shown;

    public LeadershipTimeline(Layout layout) {
        super(layout.left);
        this.layout = layout;
        getStyleClass().addAll("timeline", layout == Layout.FULL ? "timeline-full" : "timeline-strip");
        setAccessibleText("Leadership timeline");
        setMinWidth(240);
    }

    /// Called with the key of a lane that was clicked.
    public void onLane(Consumer<String> action) {
        onLane = action;
    }

    /// Called with the begin of a time without a leader that was clicked.
    public void onGap(Consumer<Instant> action) {
        onGap = action;
    }

    /// Marks a lane; null for none.
    public void select(@Nullable String key) {
        if (!Objects.equals(selected, key)) {
            selected = key;
            if (shown != null) {
                show(shown);
            }
        }
    }

    /// Marks a moment, also one before the time shown: at the left edge. Null for none.
    public void mark(@Nullable Instant at) {
        marked = at;
        if (shown != null) {
            show(shown);
        }
    }

    public void show(LeadershipLanes leaders) {
        shown = leaders;
        beginDrawing();
        var height = height(leaders);
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
        grounds(leaders);
        axis(leaders.range());
        leaders.gaps().forEach(gap -> band(leaders.range(), gap, lanesTop(), lanesBottom(leaders)));
        if (layout == Layout.FULL) {
            summary(leaders);
        }
        for (var i = 0; i < leaders.lanes().size(); i++) {
            drawing.lane(leaders.range(), leaders.lanes().get(i), laneTop(i), laneHeight());
        }
        if (layout == Layout.FULL) {
            now(leaders.range());
            if (marked != null) {
                mark(leaders.range(), marked);
            }
        } else if (marked != null) {
            moment(leaders.range(), marked, 0);
        }
        endDrawing();
    }

    private void grounds(LeadershipLanes leaders) {
        if (layout == Layout.FULL) {
            ground(0, 26, "timeline-axis");
            ground(26, 32, "timeline-summary");
            put(Labels.of("Leadership", "t-12", "t-semibold"), label -> label.resizeRelocate(12, 26, left() - 12, 32));
        }
        for (var i = 0; i < leaders.lanes().size(); i++) {
            var lane = leaders.lanes().get(i);
            var ground = lane.key().equals(selected)
                    ? ground(laneTop(i), laneHeight(), "timeline-lane", "selected")
                    : ground(laneTop(i), laneHeight(), "timeline-lane");
            ground.setOnMouseClicked(lane.key().isEmpty() ? null : _ -> onLane.accept(lane.key()));
            var tip = lane.name() + " " + lane.role() + (lane.note().isEmpty() ? "" : "\n" + lane.note());
            HoverText.install(ground, tip);
        }
        if (layout == Layout.STRIP) {
            ground(lanesBottom(leaders), 24, "timeline-axis");
        }
    }

    private Region ground(double top, double height, String... styles) {
        return put(styled(new Region(), styles), ground -> ground.resizeRelocate(0, top, getWidth(), height));
    }

    private void axis(TimeRange range) {
        if (layout == Layout.STRIP) {
            axisBelow(range);
            return;
        }
        for (var tick : range.ticks(TICKS)) {
            put(path("chart-grid"), line -> {
                var x = Math.rint(x(range, tick)) + 0.5;
                line.getElements().setAll(new MoveTo(x, lanesTop()), new VLineTo(getHeight()));
            });
            time(range, tick, () -> 0, 26);
        }
    }

    private void summary(LeadershipLanes leaders) {
        var range = leaders.range();
        leaders.summary().forEach(span -> drawing.summary(range, span, 26));
        leaders.gaps().forEach(gap -> {
            var hatch = hatch(range, gap, 26 + 8);
            HoverText.install(hatch, gap.text() + "\n" + LaneDrawing.stretch(range, gap.from(), gap.to()));
            var action = onGap;
            hatch.setCursor(action == null ? null : Cursor.HAND);
            hatch.setOnMouseClicked(action == null ? null : _ -> action.accept(gap.from()));
        });
        leaders.gaps().stream().reduce((_, last) -> last).ifPresent(gap -> remark(leaders, gap));
    }

    /// The words for the latest gap are beside it, in the first lane that is empty there. If there is no such lane,
    /// they are not shown.
    private void remark(LeadershipLanes leaders, LeaderGap gap) {
        put(Labels.of(gap.text(), "gap-label", "on-canvas"), label -> {
            var width = label.prefWidth(-1);
            var after = x(leaders.range(), gap.to()) + 7;
            var before = x(leaders.range(), gap.from()) - width - 16;
            label.setVisible(false);
            for (var i = 0; i < leaders.lanes().size() && !label.isVisible(); i++) {
                var spans = leaders.lanes().get(i).spans();
                var freeAfter = after + width < getWidth()
                        && spans.stream().noneMatch(span -> span.to().isAfter(gap.to()));
                var freeBefore = before > left()
                        && spans.stream().noneMatch(span -> span.from().isBefore(gap.from()));
                label.setVisible(freeAfter || freeBefore);
                label.resizeRelocate(freeAfter ? after : before, laneTop(i) + 5, width, 21);
            }
        });
    }

    private void now(TimeRange range) {
        put(
                Labels.of(TimeText.minute(range.to()), "t-11", "t-semibold", "t-accent", "axis-time"),
                label -> label.resizeRelocate(Math.min(right() - 22, getWidth() - 44), 0, 44, 24));
        put(
                path("now-line"),
                line -> line.getElements().setAll(new MoveTo(Math.rint(right()) + 0.5, 20), new VLineTo(getHeight())));
    }

    private void mark(TimeRange range, Instant at) {
        var words = (at.isBefore(range.from()) ? "before this: " : "") + ShownTime.brief(at, range.to());
        put(
                path("moment-line"),
                line -> line.getElements()
                        .setAll(new MoveTo(Math.rint(x(range, at)) + 0.5, 20), new VLineTo(getHeight())));
        put(Labels.of(words, "t-11", "t-semibold", "moment-label", "on-canvas"), label -> {
            var width = label.prefWidth(-1);
            label.resizeRelocate(
                    Math.clamp(x(range, at) - width / 2, left(), Math.max(left(), right() - width)), 2, width, 21);
        });
    }

    private double lanesTop() {
        return layout == Layout.FULL ? 26 : 0;
    }

    private double laneTop(int index) {
        return (layout == Layout.FULL ? 58 : 0) + index * laneHeight();
    }

    private double laneHeight() {
        return layout == Layout.FULL ? 32 : 24;
    }

    private double lanesBottom(LeadershipLanes leaders) {
        return laneTop(leaders.lanes().size());
    }

    private double height(LeadershipLanes leaders) {
        return lanesBottom(leaders) + (layout == Layout.FULL ? 0 : 24);
    }
}
