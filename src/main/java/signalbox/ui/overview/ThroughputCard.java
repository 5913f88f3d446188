package signalbox.ui.overview;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.text.NumberText;
import signalbox.text.TimeText;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.chart.LeadershipLanes;
import signalbox.ui.kit.chart.LeadershipTimeline;
import signalbox.ui.kit.chart.Legend;
import signalbox.ui.kit.chart.ThroughputChart;
import signalbox.ui.kit.chart.TimelineLane;

/// Jobs per minute, and below them the strip of leaders, with one time axis.
final class ThroughputCard {
    private static final int MOST_LANES = 3;

    private final ThroughputChart chart = new ThroughputChart();
    private final LeadershipTimeline strip = new LeadershipTimeline(LeadershipTimeline.Layout.STRIP);
    private final ChartNews news = new ChartNews();
    private final Legend legend = new Legend();
    private final Label done = legend.add(Legend.Mark.DONE, "done");
    private final Label failed = legend.add(Legend.Mark.FAILED, "failed");
    private final Label leading = legend.add(Legend.Mark.LEADING, "leading");
    private final Label cron = legend.add(Legend.Mark.LEADING_CRON, "cron leads");
    private final Card card = new Card("Work and leadership");

    ThroughputCard(Consumer<String> onLane) {
        legend.add(Legend.Mark.STANDBY, "standby");
        done.setTooltip(new Tooltip("By the time at which each was done, also those that were set done by hand. Minutes"
                + " that were not counted completely are tinted"));
        failed.setTooltip(new Tooltip("As seen since the watch began: the table records no time of failure"));
        strip.onLane(onLane);
        VBox.setVgrow(chart, Priority.ALWAYS);
        var both = new VBox(chart, strip);
        card.actions(legend).fill(both);
        strip.setMinHeight(MOST_LANES * 24 + 24);
        card.setMinHeight(272);
        card.setPrefHeight(272);
    }

    Node node() {
        return card;
    }

    void show(OverviewContent overview) {
        var throughput = overview.throughput();
        done.setText("done " + throughput.doneFigure());
        failed.setText("failed " + NumberText.count(throughput.failed())
                + (throughput.missesFailures() ? " since " + TimeText.minute(throughput.failuresSince()) : ""));
        var leaders = overview.leaders();
        Legend.set(cron, leaders.hasCron());
        Legend.set(leading, !leaders.hasCron());
        var shown = mostTelling(leaders.lanes());
        var end = overview.asOf().isEmpty() ? "" : TimeText.clock(overview.now());
        if (news.isNews(throughput, leaders, shown, end)) {
            chart.show(throughput);
            strip.endsAs(end);
            strip.show(new LeadershipLanes(leaders.range(), shown, leaders.summary(), leaders.gaps()));
        }
        var hidden = leaders.lanes().size() - shown.size();
        card.subtitle("jobs per minute" + overview.partly()
                + (hidden > 0 ? " · " + hidden + " more in Runners" : " and who led"));
    }

    /// The present leader, then those that led before, then those in line; shown in the order of their starts.
    private static List<TimelineLane> mostTelling(List<TimelineLane> lanes) {
        var chosen = lanes.stream()
                .sorted(Comparator.comparing((TimelineLane lane) ->
                                !everLed(lane) || lane.lost().isPresent())
                        .thenComparing(lane -> !everLed(lane))
                        .thenComparing(lane -> lane.lost().isPresent())
                        .thenComparing(lane -> lane.lost().orElse(Instant.MIN), Comparator.reverseOrder()))
                .limit(MOST_LANES)
                .toList();
        return lanes.stream().filter(chosen::contains).toList();
    }

    private static boolean everLed(TimelineLane lane) {
        return lane.spans().stream().anyMatch(span -> span.kind().leads());
    }
}
