package signalbox.ui.trends;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import signalbox.queue.trend.TrendFigure;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.chart.Legend;
import signalbox.ui.kit.chart.StepCountChart;
import signalbox.ui.kit.chart.WaitChart;

/// The two charts: how long jobs waited, and how many were done and failed. One below the other where there is no room
/// for both.
final class TrendChartPane {
    private static final double BESIDE = 900;
    private static final double HEIGHT = 246;

    private final WaitChart waits = new WaitChart();
    private final StepCountChart counts = new StepCountChart();
    private final Legend waitLegend = new Legend();
    private final Legend countLegend = new Legend();
    private final Label noLeader;
    private final Label done = countLegend.add(Legend.Mark.DONE, "done");
    private final Label failed = countLegend.add(Legend.Mark.FAILED, "failed");
    private final Card waitCard = new Card("Wait");
    private final Card countCard = new Card("Throughput");
    private final VBox root = new VBox();

    TrendChartPane() {
        waitLegend.add(Legend.Mark.P50, "p50");
        waitLegend.add(Legend.Mark.SPREAD, "p50 to p95");
        waitLegend.add(Legend.Mark.OLDEST, "oldest waiting");
        noLeader = countLegend.add(Legend.Mark.NO_LEADER, "no leader");
        waitCard.actions(waitLegend).fill(waits);
        countCard.actions(countLegend).fill(counts);
        for (Region card : new Region[] {waitCard, countCard}) {
            card.setMinHeight(HEIGHT);
            card.setPrefHeight(HEIGHT);
            card.setMinWidth(0);
            card.setPrefWidth(400);
            HBox.setHgrow(card, Priority.ALWAYS);
        }
        arrange(true);
        root.setMinHeight(Region.USE_PREF_SIZE);
    }

    /// @param width of the screen
    void fit(double width) {
        arrange(width >= BESIDE);
    }

    private void arrange(boolean beside) {
        var isNow = !root.getChildren().isEmpty() && root.getChildren().getFirst() instanceof HBox;
        if (root.getChildren().isEmpty() || isNow != beside) {
            Pane box = beside ? new HBox(12, waitCard, countCard) : new VBox(12, waitCard, countCard);
            root.getChildren().setAll(box);
        }
    }

    Node node() {
        return root;
    }

    void show(TrendCharts charts) {
        waitCard.subtitle(charts.name() + ", due to started");
        countCard.subtitle(charts.name() + ", per " + charts.step());
        var row = charts.row();
        done.setText("done " + row.count(TrendFigure.DONE, row.figures().done()));
        failed.setText("failed " + row.count(TrendFigure.FAILED, row.figures().failed()));
        Legend.set(noLeader, !charts.counts().gaps().isEmpty());
        waits.show(charts.waits());
        counts.show(charts.counts());
    }
}
