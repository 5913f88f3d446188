package signalbox.ui.kit.state;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import signalbox.ui.kit.Labels;

/// What a job calls: model, method, record. The method is what one looks for: the model gives way first.
public final class MethodLine extends HBox {
    private final Label model = Labels.of("", "t-muted");
    private final Label method = Labels.of("", "t-medium");
    private final Label record = Labels.of("", "t-11", "t-muted");

    public MethodLine() {
        super(4);
        setAlignment(Pos.BASELINE_LEFT);
        model.setMinWidth(0);
        method.setMinWidth(Region.USE_PREF_SIZE);
        record.setMinWidth(0);
        setHgrow(record, Priority.SOMETIMES);
        record.managedProperty().bind(record.textProperty().isNotEmpty());
        model.managedProperty().bind(model.textProperty().isNotEmpty());
        setMinWidth(0);
        getChildren().addAll(model, method, record);
    }

    /// @param record may be empty
    public void show(String model, String method, String record) {
        this.model.setText(model);
        this.method.setText(method);
        this.record.setText(record);
        setAccessibleText(model + " " + method + " " + record);
    }
}
