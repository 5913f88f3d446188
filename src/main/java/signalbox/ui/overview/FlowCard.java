package signalbox.ui.overview;

import java.util.Comparator;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.Figures;
import signalbox.ui.kit.chart.Lane;
import signalbox.ui.kit.chart.Leaders;
import signalbox.ui.kit.chart.LeadershipTimeline;
import signalbox.ui.kit.chart.Legend;
import signalbox.ui.kit.chart.ThroughputChart;

/// Jobs per minute above the strip of who led, on one time axis.
final class FlowCard {
    private static final int MOST_LANES = 4;

    private final ThroughputChart chart = new ThroughputChart();
    private final LeadershipTimeline strip = new LeadershipTimeline(LeadershipTimeline.Layout.STRIP);
    private final Legend legend = new Legend();
    private final Label done = legend.add(Legend.Mark.DONE, "done");
    private final Label failed = legend.add(Legend.Mark.FAILED, "failed");
    private final Card card = new Card("Work and leadership");

    FlowCard(Consumer<String> onLane) {
        legend.add(Legend.Mark.LEADING, "leading");
        legend.add(Legend.Mark.STANDBY, "standby");
        strip.onLane(onLane);
        VBox.setVgrow(chart, Priority.ALWAYS);
        var both = new VBox(chart, strip);
        card.actions(legend).fill(both);
        card.setMinHeight(250);
        card.setPrefHeight(282);
    }

    Node node() {
        return card;
    }

    void show(Overview overview) {
        var throughput = overview.throughput();
        done.setText("done " + Figures.count(throughput.done()));
        failed.setText("failed, as seen " + Figures.count(throughput.failed()));
        chart.show(throughput);
        var lanes = overview.leaders().lanes();
        var shown = lanes.stream()
                .sorted(Comparator.comparing((Lane lane) -> !everLed(lane))
                        .thenComparing(lane -> lane.lost().isPresent()))
                .limit(MOST_LANES)
                .toList();
        strip.show(new Leaders(
                overview.leaders().range(),
                shown,
                overview.leaders().summary(),
                overview.leaders().gaps()));
        var hidden = lanes.size() - shown.size();
        card.subtitle("jobs per minute and who led"
                + (overview.complete() ? "" : ", older minutes in part")
                + (hidden > 0 ? " · " + hidden + " more in Runners" : ""));
    }

    private static boolean everLed(Lane lane) {
        return lane.spans().stream().anyMatch(span -> span.kind() == Lane.Kind.LEADING);
    }
}
