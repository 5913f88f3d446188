package signalbox.ui.kit.table;

import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Cell;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import org.jspecify.annotations.Nullable;
import signalbox.text.MarkedText;
import signalbox.ui.kit.SpokenName;

/// What a cell draws instead of text: one node, which is used again for other rows.
public record CellDrawing<T, N extends Node>(N node, BiConsumer<N, T> show) {
    public void in(Cell<?> cell) {
        cell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    /// To be called from the cell's `updateItem`.
    public void update(Cell<?> cell, @Nullable T row, boolean empty) {
        if (empty || row == null) {
            SpokenName.draw(cell, null);
        } else {
            show.accept(node, row);
            keepOneLine(node);
            SpokenName.draw(cell, node);
        }
    }

    /// What is drawn as a text does not make its row higher.
    private static void keepOneLine(Node node) {
        if (node instanceof Labeled words && !words.textProperty().isBound() && words.getText() != null) {
            words.setText(MarkedText.oneLine(words.getText()));
        }
    }
}
