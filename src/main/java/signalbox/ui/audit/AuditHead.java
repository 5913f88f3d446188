package signalbox.ui.audit;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import signalbox.text.NumberText;
import signalbox.ui.audit.content.AuditFigures;
import signalbox.ui.audit.content.ResultGroup;
import signalbox.ui.kit.FoldingRow;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// The figures of the last 30 days: how many actions, how many of them were refused or are unknown, and a bar for each
/// day.
final class AuditHead {
    private final Label actions = Labels.of("", "t-20", "t-semibold");
    private final Label noun = Labels.of("", "t-12", "t-muted");
    private final Figure refused = new Figure(Icon.CANCEL, "i-danger", "t-danger", "refused");
    private final Figure failed = new Figure(Icon.FAILED, "i-danger", "t-danger", "failed");
    private final Figure unknown = new Figure(Icon.HELP, "i-warning", "t-warning", "unknown");
    private final Label period = Labels.of("", "t-11", "t-muted");
    private final DayBars bars = new DayBars();
    private final Node node;

    /// One figure with its icon and word; without a count it is quiet.
    private static final class Figure {
        private final Label count = Labels.of("0", "t-20", "t-semibold");
        private final String style;
        private final HBox node;

        Figure(Icon icon, String color, String style, String word) {
            this.style = style;
            node = Labels.row(
                    8,
                    new Separator(Orientation.VERTICAL),
                    icon.at(17, color),
                    Labels.line(count, Labels.of(word, "t-12", "t-muted")));
            node.setMinWidth(Region.USE_PREF_SIZE);
            node.managedProperty().bind(node.visibleProperty());
        }

        void show(int value) {
            count.setText(NumberText.count(value));
            count.getStyleClass().remove(style);
            if (value > 0) {
                count.getStyleClass().add(style);
            }
        }
    }

    AuditHead() {
        var left = Labels.row(18, Labels.line(actions, noun), refused.node, failed.node, unknown.node);
        left.setMinWidth(Region.USE_PREF_SIZE);
        var perDay = new VBox(Labels.of("per day", "t-11", "t-muted"), period);
        perDay.setAlignment(Pos.CENTER_RIGHT);
        perDay.setMinWidth(Region.USE_PREF_SIZE);
        perDay.visibleProperty().bind(period.textProperty().isNotEmpty());
        var course = Labels.row(10, perDay, bars);
        course.setAlignment(Pos.CENTER_RIGHT);
        var row = new FoldingRow(18, left, course, new Region());
        row.getStyleClass().add("audit-figures");
        node = row;
        show(AuditFigures.NONE);
    }

    Node node() {
        return node;
    }

    void show(AuditFigures figures) {
        var sums = figures.sums();
        var all = ResultGroup.ALL.count(sums);
        actions.setText(NumberText.count(all));
        noun.setText(all == 1 ? "action in 30 days" : "actions in 30 days");
        refused.show(ResultGroup.REFUSED.count(sums));
        failed.show(ResultGroup.FAILED.count(sums));
        failed.node.setVisible(ResultGroup.FAILED.count(sums) > 0);
        unknown.show(ResultGroup.UNKNOWN.count(sums));
        period.setText(figures.period());
        bars.show(List.copyOf(figures.days()));
    }
}
