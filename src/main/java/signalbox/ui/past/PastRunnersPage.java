package signalbox.ui.past;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.TimeText;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.LeadershipTimeline;
import signalbox.ui.kit.chart.Legend;
import signalbox.ui.past.PastFacts.PastRunner;
import signalbox.ui.past.PastTable.TextColumn;
import signalbox.ui.screen.ScreenName;

/// Runners at a moment of the past: the connections that there were, and who led when.
final class PastRunnersPage implements PastPage {
    private final PastLeaderCard leader;
    private final PastTable table = new PastTable(
            TextColumn.text(""),
            TextColumn.number("pid"),
            TextColumn.text("Runner"),
            TextColumn.text("Process"),
            new TextColumn("Client", false, true),
            TextColumn.text("Connected since"),
            TextColumn.number("Age"));
    private final Card connections = new Card("Connections");
    private final LeadershipTimeline lanes = new LeadershipTimeline(LeadershipTimeline.Layout.STRIP);
    private final PastFrame frame;

    PastRunnersPage(PastViewModel model) {
        leader = new PastLeaderCard(model);
        connections.body(table);
        table.managedProperty().bind(table.visibleProperty());
        var legend = new Legend();
        legend.add(Legend.Mark.LEADING, "leading");
        legend.add(Legend.Mark.LEADING_CRON, "cron leads");
        legend.add(Legend.Mark.STANDBY, "standby");
        legend.add(Legend.Mark.NO_LEADER, "no leader");
        legend.add(Legend.Mark.UNWATCHED, "not watched");
        var timeline = new Card("Who led").actions(legend).fill(lanes);
        frame = new PastFrame(ScreenName.RUNNERS, connections, timeline, leader.node());
    }

    @Override
    public Node node() {
        return frame.node();
    }

    @Override
    public void show(PastContent content) {
        var known = new PastFacts(content.moment().now());
        var runners = known.runners();
        if (!frame.show(content, NumberText.of(runners.size(), "runner connection"))) {
            return;
        }
        connections.subtitle(runners.isEmpty() ? "no runner was connected" : "what they did is not recorded");
        table.setVisible(!runners.isEmpty());
        table.show(runners.stream().map(each -> row(each, content.at())).toList());
        var series = new PastSeries(content.near(), content.newest());
        lanes.endsAs(TimeText.minute(content.near().to()));
        lanes.mark(content.at());
        lanes.show(series.lanes());
        leader.show(content, known);
    }

    private static List<Node> row(PastRunner runner, Instant at) {
        var start = runner.start();
        return List.of(
                runner.leads() ? Icon.LEADER.at(15, "i-accent") : Icon.DOT.at(8, "i-subtle"),
                PastTable.cell(Integer.toString(runner.pid()), "t-mono"),
                PastTable.cell(runner.name(), "t-mono"),
                runner.leads()
                        ? Labels.of(runner.worker().isEmpty() ? "leads" : "leads · " + runner.worker(), "t-12")
                        : Labels.of(PastFacts.NOT_RECORDED, "t-12", "t-muted"),
                PastTable.cell(runner.client(), "t-mono"),
                PastTable.cell(start == null ? "hidden" : TimeText.narrow(start, at), "t-mono"),
                PastTable.cell(start == null ? "" : DurationText.of(Duration.between(start, at))));
    }
}
