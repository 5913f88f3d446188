package signalbox.ui.kit.state;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import signalbox.ui.kit.Labels;

/// What a job calls: model, method, record. The method is what one looks for: the record gives way first, then the
/// model.
public final class MethodLine extends HBox {
    /// Less shows nothing that one could read.
    private static final double LEAST = 28;

    private final Label model = Labels.of("", "t-muted");
    private final Label method = Labels.of("", "t-medium");
    private final Label record = Labels.of("", "t-11", "t-muted");

    public MethodLine() {
        super(4);
        setAlignment(Pos.BASELINE_LEFT);
        model.setMinWidth(0);
        method.setMinWidth(Region.USE_PREF_SIZE);
        record.setMinWidth(0);
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

    @Override
    protected void layoutChildren() {
        var line =
                Math.max(model.getBaselineOffset(), Math.max(method.getBaselineOffset(), record.getBaselineOffset()));
        var room = getWidth();
        var methodWidth = Math.min(room, method.prefWidth(-1));
        var modelWidth =
                model.getText().isEmpty() ? 0 : Math.min(room - methodWidth, model.prefWidth(-1) + getSpacing());
        var recordWidth = Math.min(room - methodWidth - modelWidth - getSpacing(), record.prefWidth(-1));
        place(model, 0, Math.max(0, modelWidth - getSpacing()), line);
        place(method, modelWidth, methodWidth, line);
        place(record, modelWidth + methodWidth + getSpacing(), recordWidth < LEAST ? 0 : recordWidth, line);
    }

    private static void place(Label label, double x, double width, double line) {
        label.resizeRelocate(x, line - label.getBaselineOffset(), width, label.prefHeight(-1));
        label.setVisible(width > 0);
    }
}
