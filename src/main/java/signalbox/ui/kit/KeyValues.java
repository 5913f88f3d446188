package signalbox.ui.kit;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Rows with a muted key and its value; all keys have one width.
public final class KeyValues extends GridPane {
    private int rows;

    public KeyValues(double keyWidth) {
        getStyleClass().add("key-values");
        setVgap(9);
        setHgap(16);
        var keys = new ColumnConstraints(keyWidth);
        keys.setHalignment(HPos.LEFT);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().setAll(keys, values);
    }

    /// A row whose text changes: returns the label of the value. Its tooltip has the whole text; a row without text
    /// takes no space.
    public Label row(String key, String... styles) {
        var value = Labels.of("", styles.length == 0 ? new String[] {"t-12"} : styles);
        var tip = new Tooltip();
        tip.textProperty().bind(value.textProperty());
        value.setTooltip(tip);
        value.visibleProperty().bind(value.textProperty().isNotEmpty());
        value.managedProperty().bind(value.visibleProperty());
        add(key, value);
        return value;
    }

    public void add(String key, Node value) {
        var label = Labels.of(key, "t-12", "t-muted");
        label.setLabelFor(value);
        label.visibleProperty().bind(value.visibleProperty());
        label.managedProperty().bind(value.managedProperty());
        align(label, value, VPos.BASELINE);
        if (value instanceof Label text) {
            // A grid gives a row that is aligned by its baselines the height of one line.
            text.wrapTextProperty().subscribe(wraps -> align(label, value, wraps ? VPos.TOP : VPos.BASELINE));
        }
        addRow(rows++, label, value);
    }

    private static void align(Node key, Node value, VPos at) {
        setValignment(key, at);
        setValignment(value, at);
    }
}
