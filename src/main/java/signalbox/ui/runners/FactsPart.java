package signalbox.ui.runners;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyValues;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.runners.content.RunnerDetail;
import signalbox.ui.runners.content.RunnerDetail.Fact;
import signalbox.ui.runners.content.RunnerRow;

/// The facts about a connection, with keys at the left. It is made again only when the keys change, so that a tooltip
/// stays.
final class FactsPart {
    private static final ChosenStyle FONT = ChosenStyle.of("t-12", "t-mono-11");
    private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden");

    private final StackPane root = new StackPane();
    private List<String> keys = List.of();
    private final List<Label> values = new ArrayList<>();

    Node node() {
        return root;
    }

    void show(List<Fact> facts) {
        var wanted = facts.stream().map(Fact::key).toList();
        if (!wanted.equals(keys)) {
            keys = wanted;
            values.clear();
            root.getChildren().setAll(grid(facts));
        }
        for (var i = 0; i < facts.size(); i++) {
            show(values.get(i), facts.get(i));
        }
    }

    private KeyValues grid(List<Fact> facts) {
        var grid = new KeyValues(92);
        grid.setHgap(8);
        for (var fact : facts) {
            if (fact.key().equals(RunnerDetail.UUID)) {
                var uuid = Labels.of("", "fact");
                var copy = Labels.iconButton(
                        Icon.COPY, "Copy the runner's uuid", () -> TextClipboard.copy(uuid.getText()), "flat", "tiny");
                var row = Labels.row(2, uuid, copy);
                grid.add(fact.key(), row);
                grid.getChildren().forEach(node -> GridPane.setValignment(node, VPos.CENTER));
                values.add(uuid);
            } else {
                values.add(grid.row(fact.key(), "fact"));
            }
        }
        return grid;
    }

    private static void show(Label label, Fact fact) {
        label.setText(fact.value());
        FONT.set(label, fact.mono() ? "t-mono-11" : "t-12");
        label.pseudoClassStateChanged(HIDDEN, fact.value().equals(RunnerRow.HIDDEN));
        if (label.getTooltip() == null) {
            var tip = new Tooltip();
            tip.textProperty().bind(label.textProperty());
            label.setTooltip(tip);
        }
    }
}
