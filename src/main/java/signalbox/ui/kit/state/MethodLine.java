package signalbox.ui.kit.state;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import signalbox.text.MarkedText;
import signalbox.ui.kit.Labels;

/// What a job calls: model, method and record on one baseline. The method matters most: if there is little space, first
/// the record is cut, then the model.
public final class MethodLine extends Region {
    private static final double GAP = 4;
    private static final double LEAST = 20;

    private final Label model = Labels.of("", "t-muted");
    private final Label method = Labels.of("", "t-medium");
    private final Label record = Labels.of("", "t-11", "t-muted");
    private final Tooltip whole = new Tooltip();

    public MethodLine() {
        getChildren().addAll(model, method, record);
        setMinWidth(0);
        setAccessibleRole(AccessibleRole.TEXT);
        Tooltip.install(this, whole);
    }

    /// @param record may be empty
    public void show(String model, String method, String record) {
        this.model.setText(MarkedText.oneLine(model));
        this.method.setText(MarkedText.oneLine(method));
        this.record.setText(MarkedText.oneLine(record));
        whole.setText((model + " " + method + " " + record).strip());
        setAccessibleText(whole.getText());
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return wanted(model) + wanted(method) + wanted(record);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(model.prefHeight(-1), method.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        var forMethod = Math.min(getWidth(), wanted(method));
        var forModel = Math.min(getWidth() - forMethod, wanted(model));
        var forRecord = getWidth() - forMethod - forModel;
        place(model, 0, forModel);
        place(method, model.isVisible() ? forModel : 0, forMethod);
        place(record, forModel + forMethod, Math.min(forRecord, wanted(record)));
    }

    private void place(Label label, double x, double room) {
        label.setVisible(room > LEAST);
        var y = method.getBaselineOffset() - label.getBaselineOffset();
        label.resizeRelocate(x, y, Math.max(0, room - GAP), label.prefHeight(-1));
    }

    private static double wanted(Label label) {
        return label.getText().isEmpty() ? 0 : Math.ceil(label.prefWidth(-1)) + GAP;
    }
}
