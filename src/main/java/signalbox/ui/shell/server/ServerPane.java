package signalbox.ui.shell.server;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyValues;
import signalbox.ui.kit.Labels;

/// The pane that opens from the server's part of the status bar: versions, rights, limits.
public final class ServerPane extends VBox {
    private static final double VALUE_WIDTH = 300;

    public ServerPane(ServerFacts server) {
        super(12);
        getStyleClass().add("server-pane");
        var facts = new KeyValues(96);
        server.facts().forEach(fact -> {
            var value = facts.row(fact.key());
            value.setWrapText(true);
            value.setMaxWidth(VALUE_WIDTH);
            value.setText(fact.value());
        });
        getChildren().addAll(Labels.of("What this connection sees and may do", "t-13", "t-semibold"), facts);
        server.warnings().forEach(limit -> getChildren().add(line(Icon.SHIELD, "i-warning", limit)));
        server.notes().forEach(limit -> getChildren().add(line(Icon.INFORMATION, "i-subtle", limit)));
    }

    private static HBox line(Icon icon, String style, String limit) {
        var words = Labels.sentence(limit, "t-12");
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(8, icon.at(15, style), words);
    }
}
