package signalbox.ui.workers;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import signalbox.ui.kit.Labels;

/// A command on one line, cut at its end, with the arguments marked that decide the kind.
final class CommandLineLabel extends HBox {
    private final Rectangle visible = new Rectangle();
    private List<CommandLinePart> shown = List.of();

    CommandLineLabel() {
        visible.widthProperty().bind(widthProperty());
        visible.heightProperty().bind(heightProperty());
        setClip(visible);
    }

    void show(List<CommandLinePart> command) {
        if (!command.equals(shown)) {
            shown = command;
            getChildren().setAll(command.stream().map(CommandLineLabel::label).toList());
        }
    }

    /// One part after the other; the part that reaches the end is cut there with an ellipsis.
    @Override
    protected void layoutChildren() {
        var x = 0.0;
        for (var child : getManagedChildren()) {
            var wanted = child.prefWidth(-1);
            var height = child.prefHeight(-1);
            var room = Math.max(0, getWidth() - x);
            child.setVisible(room > 0);
            child.resizeRelocate(x, Math.rint((getHeight() - height) / 2), Math.min(wanted, room), height);
            x += wanted;
        }
    }

    private static Label label(CommandLinePart fragment) {
        return fragment.decides()
                ? Labels.of(fragment.text(), "t-mono-11", "command-mark")
                : Labels.of(fragment.text(), "t-mono-11", "t-muted");
    }
}
