package signalbox.ui.kit.table;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ResizeFeaturesBase;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.util.Callback;

/// The columns of a table share its whole width. Each is as wide as wanted, wider if there is more space, and never
/// narrower than its minimum. The widths depend only on the space: after a table was narrow for a while, its columns
/// are as before. (The policies of JavaFX take from all columns and give to the last.)
public final class ColumnWidths {
    private static final double LEAST_PART = 0.001;

    private ColumnWidths() {}

    /// @param dragging what happens when the user drags a column; the result is the wanted width from then on
    @SuppressWarnings("rawtypes") // as JavaFX declares it
    static <T> Callback<TableView.ResizeFeatures, Boolean> of(
            TableView<T> table, Callback<TableView.ResizeFeatures, Boolean> dragging) {
        return features -> isOfTable(features)
                ? spread(features, table.getVisibleLeafColumns(), table.snapSizeX(LEAST_PART))
                : drag(dragging.call(features), table.getVisibleLeafColumns());
    }

    /// The same for a tree table.
    @SuppressWarnings("rawtypes") // as JavaFX declares it
    public static <T> Callback<TreeTableView.ResizeFeatures, Boolean> of(
            TreeTableView<T> table, Callback<TreeTableView.ResizeFeatures, Boolean> dragging) {
        return features -> isOfTable(features)
                ? spread(features, table.getVisibleLeafColumns(), table.snapSizeX(LEAST_PART))
                : drag(dragging.call(features), table.getVisibleLeafColumns());
    }

    /// Without a column, the table itself was resized.
    private static boolean isOfTable(ResizeFeaturesBase<?> features) {
        return Optional.ofNullable(features.getColumn()).isEmpty();
    }

    private static boolean drag(boolean done, List<? extends TableColumnBase<?, ?>> columns) {
        columns.forEach(column -> column.setPrefWidth(column.getWidth()));
        return done;
    }

    @SuppressWarnings("unchecked") // a column of the table that the features are of
    private static boolean spread(
            ResizeFeaturesBase<?> features, List<? extends TableColumnBase<?, ?>> columns, double pixel) {
        var widths = share(columns.stream().map(ColumnWidths::bounds).toList(), features.getContentWidth());
        // A row takes whole pixels for each cell: parts of pixels would add up to a row that is too wide.
        for (var i = 0; i < widths.length; i++) {
            widths[i] = Math.floor(widths[i] / pixel) * pixel;
        }
        for (var i = 0; i < widths.length; i++) {
            ((ResizeFeaturesBase<Object>) features)
                    .setColumnWidth((TableColumnBase<Object, ?>) columns.get(i), widths[i]);
        }
        return true;
    }

    private static Bounds bounds(TableColumnBase<?, ?> column) {
        var least = column.getMinWidth();
        var most = Math.max(least, column.getMaxWidth());
        return new Bounds(least, Math.clamp(column.getPrefWidth(), least, most), most);
    }

    /// How wide a column may be, in pixels.
    record Bounds(double least, double wanted, double most) {}

    /// The width of each column. If there is too little space, each column gives up a part of what it can; if there
    /// is more, each column that may grow gets a part, in proportion to its wanted width. If there is less than all
    /// minimum widths, the table scrolls.
    static double[] share(List<Bounds> columns, double room) {
        var widths = columns.stream().mapToDouble(Bounds::wanted).toArray();
        var wanted = columns.stream().mapToDouble(Bounds::wanted).sum();
        if (room < wanted) {
            var least = columns.stream().mapToDouble(Bounds::least).sum();
            var part = wanted == least ? 1 : Math.min(1, (wanted - room) / (wanted - least));
            for (var i = 0; i < widths.length; i++) {
                widths[i] -= (columns.get(i).wanted() - columns.get(i).least()) * part;
            }
            return widths;
        }
        grow(columns, widths, room - wanted);
        return widths;
    }

    /// In two turns: what columns at their maximum cannot take goes to the others.
    private static void grow(List<Bounds> columns, double[] widths, double over) {
        var left = over;
        for (var turn = 0; turn < 2; turn++) {
            var all = 0.0;
            for (var i = 0; i < widths.length; i++) {
                all += widths[i] < columns.get(i).most() ? columns.get(i).wanted() : 0;
            }
            var given = left;
            for (var i = 0; i < widths.length && all > 0; i++) {
                var column = columns.get(i);
                if (widths[i] < column.most()) {
                    var more = Math.min(given * column.wanted() / all, column.most() - widths[i]);
                    widths[i] += more;
                    left -= more;
                }
            }
        }
    }
}
