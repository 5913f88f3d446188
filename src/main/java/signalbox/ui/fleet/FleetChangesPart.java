package signalbox.ui.fleet;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.app.fleet.FleetChange;
import signalbox.text.NumberText;
import signalbox.text.TimeText;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;

/// What changed in the last hour: the newest two, or all.
final class FleetChangesPart {
    private static final int FEW = 2;
    private static final double ALL_HIGH = 190;

    private final Label count = Labels.of("", "t-12", "t-muted");
    private final Hyperlink more = new Hyperlink("All changes");
    private final VBox lines = new VBox();
    private final ScrollPane scroll = new ScrollPane(lines);
    private final VBox root;
    private List<FleetChange> shown = List.of();
    private boolean isWhole;

    FleetChangesPart() {
        more.setId("fleet-all-changes");
        more.setOnAction(_ -> {
            isWhole = !isWhole;
            fill();
        });
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMaxHeight(ALL_HIGH);
        var head = Labels.row(
                8, Labels.of("Changes in the last hour", "t-13", "t-semibold"), count, Labels.spacer(), more);
        root = new VBox(head, scroll);
        root.getStyleClass().add("fleet-changes");
        root.setId("fleet-changes");
        SidePane.foldable(scroll, more);
        fill();
    }

    Node node() {
        return root;
    }

    void show(List<FleetChange> changes) {
        if (!changes.equals(shown)) {
            shown = changes;
            fill();
        }
    }

    private void fill() {
        var few = shown.stream().limit(isWhole ? shown.size() : FEW).toList();
        count.setText(
                shown.isEmpty()
                        ? "none since the watch began"
                        : shown.size() > few.size()
                                ? "latest " + NumberText.count(few.size()) + " of " + NumberText.count(shown.size())
                                : NumberText.count(shown.size()));
        more.setVisible(shown.size() > FEW);
        more.setText(isWhole ? "Fewer" : "All changes");
        scroll.setVisible(!few.isEmpty());
        lines.getChildren().setAll(few.stream().map(FleetChangesPart::line).toList());
        scroll.setMinHeight(Math.min(ALL_HIGH, few.size() * 23.0 + 2));
    }

    private static HBox line(FleetChange change) {
        var name = Labels.of(change.profile(), "t-12", "t-medium");
        name.setMinWidth(130);
        var text = Labels.wholeInTooltip(Labels.of(change.text(), "t-12", "t-muted"));
        text.setMinWidth(0);
        var at = Labels.of(TimeText.clock(change.at()), "t-mono", "t-muted");
        at.setMinWidth(Label.USE_PREF_SIZE);
        var line = Labels.row(10, at, icon(change.kind()), name, text);
        line.getStyleClass().add("fleet-change");
        return line;
    }

    private static FontIcon icon(FleetChange.Kind kind) {
        return switch (kind) {
            case LEADER_LOST -> Icon.NO_LEADER.at(15, "i-danger");
            case LEADER_WON -> Icon.LEADER.at(15, "i-accent");
            case RAISED -> Icon.WARNING.at(15, "i-warning");
            case CLEARED -> Icon.CHECK.at(15, "i-success");
            case UNREACHABLE -> Icon.DISCONNECTED.at(15, "i-danger");
            case REACHED -> Icon.CONNECTED.at(15, "i-success");
        };
    }
}
