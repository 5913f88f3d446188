package signalbox.ui.workers;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import signalbox.ui.kit.Labels;

/// A command on one line, cut at its end, the deciding arguments marked.
final class CommandLine extends HBox {
    private final Rectangle visible = new Rectangle();
    private List<CommandLinePart> shown = List.of();

    CommandLine() {
        visible.widthProperty().bind(widthProperty());
        visible.heightProperty().bind(heightProperty());
        setClip(visible);
    }

    void show(List<CommandLinePart> command) {
        if (!command.equals(shown)) {
            shown = command;
            getChildren().setAll(command.stream().map(CommandLine::label).toList());
        }
    }

    private static Label label(CommandLinePart fragment) {
        var label = fragment.decides()
                ? Labels.of(fragment.text(), "t-mono-11", "command-mark")
                : Labels.of(fragment.text(), "t-mono-11", "t-muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
