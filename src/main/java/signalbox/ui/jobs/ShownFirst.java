package signalbox.ui.jobs;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.table.DataTable;

/// The row that is selected when the list opens, so that one job is shown in full at once. Nobody selected it: what
/// acts
/// on selected jobs leaves it out, until a key or a click comes to the table. FX thread.
final class ShownFirst {
    private final DataTable<JobRow> table;
    private @Nullable JobRow row;

    ShownFirst(DataTable<JobRow> table) {
        this.table = table;
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> row = null);
        table.addEventFilter(KeyEvent.KEY_PRESSED, _ -> row = null);
    }

    void select() {
        table.getSelectionModel().select(0);
        row = table.selectedRowProperty().get();
    }

    /// Whether it is the only selected one.
    boolean isSelected() {
        var selected = table.selectedRowProperty().get();
        return row != null
                && selected != null
                && selected.id() == row.id()
                && table.getSelectionModel().getSelectedIndices().size() == 1;
    }
}
