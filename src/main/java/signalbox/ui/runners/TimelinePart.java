package signalbox.ui.runners;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.FoldingRow;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;
import signalbox.ui.kit.chart.LeadershipLanes;
import signalbox.ui.kit.chart.LeadershipTimeline;
import signalbox.ui.kit.chart.Legend;
import signalbox.ui.runners.content.RunnerDetail;
import signalbox.ui.runners.content.TimelineRange;
import signalbox.ui.screen.timeline.RunnerLanes;

/// Which runner led when, with a lane for each connection. It does not move while the mouse is over it, so that it can
/// be read.
final class TimelinePart {
    private static final double TALLEST = 330;

    private final LeadershipTimeline timeline = new LeadershipTimeline(LeadershipTimeline.Layout.FULL);
    private final ScrollPane scroll = new ScrollPane(timeline);
    private final VBox root;
    private final Label cron;
    private final Label unwatched;
    private @Nullable LeadershipLanes newest;
    private @Nullable LeadershipLanes shown;

    TimelinePart(
            ObjectProperty<TimelineRange> reach, ObjIntConsumer<@Nullable Instant> onBackend, Consumer<Instant> onGap) {
        var legend = new Legend();
        legend.add(Legend.Mark.LEADING, "leading");
        cron = legend.add(Legend.Mark.LEADING_CRON, "cron leads");
        legend.add(Legend.Mark.STANDBY, "standby");
        legend.add(Legend.Mark.SILENT, "silent");
        legend.add(Legend.Mark.NO_LEADER, "no leader");
        unwatched = legend.add(Legend.Mark.UNWATCHED, "not watched");
        var range = new SegmentedControl<>("Time shown", Arrays.asList(TimelineRange.values()), TimelineRange::label);
        range.selectedProperty().bindBidirectional(reach);
        legend.setMinWidth(0);
        var head = new FoldingRow(20, Labels.heading("Leadership timeline", "t-13"), legend, range);
        head.getStyleClass().add("section-head");
        timeline.onLane(key -> {
            var parts = key.split("@", 2);
            onBackend.accept(parts.length == 1 ? null : Instant.parse(parts[1]), Integer.parseInt(parts[0]));
        });
        timeline.onGap(onGap);
        timeline.hoverProperty().subscribe(this::draw);
        reach.subscribe(_ -> redraw());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(26 + 32 + 8);
        root = new VBox(head, scroll);
        root.getStyleClass().add("timeline-part");
    }

    Node node() {
        return root;
    }

    void show(LeadershipLanes leaders) {
        newest = leaders;
        draw();
    }

    /// @param at null: no moment
    void mark(@Nullable Instant at) {
        timeline.mark(at);
    }

    void select(@Nullable RunnerDetail detail) {
        timeline.select(
                detail == null
                        ? null
                        : RunnerLanes.key(detail.id().pid(), detail.id().start()));
    }

    private void redraw() {
        shown = null;
        draw();
    }

    private void draw() {
        var leaders = newest;
        if (leaders == null || leaders.equals(shown) || (shown != null && timeline.isHover())) {
            return;
        }
        shown = leaders;
        Legend.set(cron, leaders.hasCron());
        Legend.set(unwatched, !leaders.hasCron());
        timeline.show(leaders);
        var height = Math.min(timeline.getPrefHeight(), TALLEST);
        scroll.setPrefHeight(height);
        scroll.setMaxHeight(height);
    }
}
