package signalbox.ui.kit.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.TableColumn;

/// The columns of a table that are left out while it is too narrow for all that were chosen: those that matter least
/// first, never the first two. A column that the user shows all the same stays. FX thread.
final class SqueezedColumns<T> {
    private static final int LEAST = 2;

    private final List<TableColumn<T, ?>> columns;
    private final Set<TableColumn<T, ?>> left = new HashSet<>();
    private final Set<TableColumn<T, ?>> insisted = new HashSet<>();
    /// As it was fitted last; none before.
    private final Set<TableColumn<T, ?>> shown = new HashSet<>();

    /// @param columns of the table, in order
    SqueezedColumns(List<TableColumn<T, ?>> columns) {
        this.columns = columns;
    }

    /// Whether it was chosen, with space or without.
    boolean isChosen(TableColumn<T, ?> column) {
        return column.isVisible() || left.contains(column);
    }

    /// A choice was made from outside: what is shown now is to stay.
    void chosen() {
        for (var column : columns) {
            if (!shown.isEmpty() && column.isVisible() && !shown.contains(column)) {
                insisted.add(column);
                left.remove(column);
            }
        }
    }

    /// Shows as many of the chosen columns as there is space for.
    ///
    /// @param room in pixels
    void fit(double room) {
        var kept = new ArrayList<>(columns.stream().filter(this::isChosen).toList());
        while (kept.size() > LEAST && width(kept) > room) {
            var least = kept.stream()
                    .skip(LEAST)
                    .filter(column -> !insisted.contains(column))
                    .max(Comparator.comparingInt(this::givesWay));
            if (least.isEmpty()) {
                break;
            }
            kept.remove(least.get());
        }
        for (var column : columns) {
            if (isChosen(column)) {
                show(column, kept.contains(column));
            }
        }
        shown.clear();
        shown.addAll(columns.stream().filter(TableColumn::isVisible).toList());
    }

    private void show(TableColumn<T, ?> column, boolean hasSpace) {
        if (hasSpace) {
            left.remove(column);
        } else {
            left.add(column);
        }
        if (column.isVisible() != hasSpace) {
            column.setVisible(hasSpace);
        }
    }

    /// Later ones before earlier ones, unless they say otherwise.
    private int givesWay(TableColumn<T, ?> column) {
        var told = column instanceof DataColumn<?> data ? data.givesWay() : 0;
        return told * columns.size() + columns.indexOf(column);
    }

    private double width(List<TableColumn<T, ?>> shown) {
        return shown.stream().mapToDouble(TableColumn::getMinWidth).sum();
    }
}
