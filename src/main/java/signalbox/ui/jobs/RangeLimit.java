package signalbox.ui.jobs;

import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Refuses to select more rows in one go than a table should have selected: each selected one is kept as an object, and
/// a list in line may have a million.
final class RangeLimit {
    private final TableView<?> table;
    private final int most;
    private final Runnable onRefused;

    private RangeLimit(TableView<?> table, int most, Runnable onRefused) {
        this.table = table;
        this.most = most;
        this.onRefused = onRefused;
    }

    static void on(TableView<?> table, int most, Runnable onRefused) {
        var limit = new RangeLimit(table, most, onRefused);
        table.addEventFilter(KeyEvent.KEY_PRESSED, limit::press);
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, limit::click);
    }

    private void press(KeyEvent key) {
        if (key.isShiftDown()) {
            var wanted = switch (key.getCode()) {
                case HOME -> OptionalInt.of(0);
                case END -> OptionalInt.of(table.getItems().size() - 1);
                default -> OptionalInt.empty();
            };
            if (wanted.isPresent() && isTooFar(wanted.getAsInt())) {
                key.consume();
                onRefused.run();
            }
        }
    }

    private void click(MouseEvent click) {
        if (click.isShiftDown() && click.getTarget() instanceof Node clicked && isTooFar(row(clicked))) {
            click.consume();
            onRefused.run();
        }
    }

    private boolean isTooFar(int place) {
        var from = table.getFocusModel().getFocusedIndex();
        return place >= 0 && from >= 0 && Math.abs(place - from) >= most;
    }

    private static int row(Node clicked) {
        for (var node = clicked; node != null; node = node.getParent()) {
            if (node instanceof TableRow<?> row) {
                return row.getIndex();
            }
        }
        return -1;
    }
}
