package signalbox.ui.kit.state;

import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// A filter in force: `Channel root.connector ×`. A click removes it, and so does Delete while it has the focus.
public final class FilterChip extends HBox {
    public FilterChip(String name, String value, Runnable onRemove) {
        super(6);
        getStyleClass().add("filter-chip");
        setAlignment(Pos.CENTER_LEFT);
        var remove =
                Labels.iconButton(Icon.CLOSE, "Remove the filter " + name, onRemove, "flat", "small", "chip-remove");
        remove.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DELETE || key.getCode() == KeyCode.BACK_SPACE) {
                onRemove.run();
            }
        });
        getChildren().addAll(Labels.of(name, "t-12", "t-muted"), Labels.of(value, "t-12", "t-semibold"), remove);
    }
}
