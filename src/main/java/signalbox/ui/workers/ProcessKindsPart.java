package signalbox.ui.workers;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.FoldingRow;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.Legend;
import signalbox.ui.kit.chart.LevelsChart;
import signalbox.ui.kit.chart.LevelsSeries;

/// How many processes of each kind there were over time.
final class ProcessKindsPart {
    private final Legend legend = new Legend();
    private final LevelsChart chart = new LevelsChart("Processes of Odoo by kind in the last hour");
    private final VBox root;
    private List<Legend.Mark> shown = List.of();
    private List<Label> keys = List.of();

    ProcessKindsPart() {
        legend.setMinWidth(0);
        var head = new FoldingRow(
                12, Labels.heading("Processes by kind", "t-13"), legend, Labels.of("last hour", "t-12", "t-muted"));
        head.getStyleClass().add("section-head");
        root = new VBox(head, chart);
        root.getStyleClass().add("course-part");
    }

    Node node() {
        return root;
    }

    void show(LevelsSeries levels) {
        if (!levels.kinds().equals(shown)) {
            shown = levels.kinds();
            legend.getChildren().clear();
            keys = shown.stream().map(kind -> legend.add(kind, "")).toList();
        }
        for (var i = 0; i < keys.size(); i++) {
            var kind = i;
            var now =
                    levels.now().map(step -> step.counts().get(kind).toString()).orElse("–");
            keys.get(i).setText(shown.get(i).word() + " " + now);
        }
        chart.show(levels);
    }
}
