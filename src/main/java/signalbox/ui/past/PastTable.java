package signalbox.ui.past;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import signalbox.ui.kit.Labels;

/// A table of texts that is only read.
final class PastTable extends GridPane {
    /// A column of it.
    ///
    /// @param isNumber stands at the right
    /// @param grows takes the space that is left
    record TextColumn(String title, boolean isNumber, boolean grows) {
        static TextColumn text(String title) {
            return new TextColumn(title, false, false);
        }

        static TextColumn number(String title) {
            return new TextColumn(title, true, false);
        }
    }

    private final List<TextColumn> columns;

    PastTable(TextColumn... columns) {
        this.columns = List.of(columns);
        getStyleClass().add("past-table");
        setHgap(18);
        setVgap(7);
        for (var column : columns) {
            var constraints = new ColumnConstraints();
            constraints.setHalignment(column.isNumber() ? HPos.RIGHT : HPos.LEFT);
            constraints.setHgrow(column.grows() ? Priority.ALWAYS : Priority.SOMETIMES);
            getColumnConstraints().add(constraints);
        }
    }

    void show(List<List<Node>> rows) {
        getChildren().clear();
        for (var column = 0; column < columns.size(); column++) {
            add(Labels.of(columns.get(column).title(), "t-11", "t-muted"), column, 0);
        }
        for (var row = 0; row < rows.size(); row++) {
            addRow(row + 1, rows.get(row).toArray(Node[]::new));
        }
    }

    static Label cell(String text, String... styles) {
        var cell = Labels.of(text, styles.length == 0 ? new String[] {"t-12"} : styles);
        cell.setMinWidth(0);
        return Labels.wholeInTooltip(cell);
    }
}
