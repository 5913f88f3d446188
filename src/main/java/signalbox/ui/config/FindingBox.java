package signalbox.ui.config;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.config.check.ConfigFinding;
import signalbox.config.check.FindingTitles;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SeverityIcon;

/// Shows one finding: what was seen, why it matters, what to do, and a link to its line.
final class FindingBox extends HBox {
    private static final double KEY_WIDTH = 34;

    FindingBox(ConfigFinding finding, ConfigViewModel model) {
        super(10);
        getStyleClass().add("config-finding");
        setAlignment(Pos.TOP_LEFT);
        var title = Labels.sentence(FindingTitles.of(finding.code()), "t-13", "t-semibold");
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(8, title);
        head.setAlignment(Pos.BASELINE_LEFT);
        var line = finding.line();
        if (line != null) {
            var link = new Hyperlink("line " + line);
            link.getStyleClass().add("line-link");
            link.setMinWidth(USE_PREF_SIZE);
            link.setOnAction(_ -> model.goTo(line));
            head.getChildren().add(link);
        }
        var words = new VBox(
                4,
                head,
                row("Seen", Labels.sentence(finding.seen(), "t-mono-11")),
                row("Why", Labels.sentence(finding.why(), "t-12")));
        var todo = finding.fix().text();
        if (!todo.isEmpty()) {
            words.getChildren()
                    .add(row("Do", Labels.sentence(todo, finding.fix().isMechanical() ? "t-mono-11" : "t-12")));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(SeverityIcon.icon(finding.severity(), 17), words);
    }

    private static HBox row(String key, Label value) {
        var label = Labels.of(key, "t-12", "t-muted");
        label.setMinWidth(KEY_WIDTH);
        HBox.setHgrow(value, Priority.ALWAYS);
        var row = new HBox(6, label, value);
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }
}
