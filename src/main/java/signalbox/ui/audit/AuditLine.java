package signalbox.ui.audit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The cells of one line of the list, and of its head: both have the same columns. In a narrow window the reason, the
/// profile and the subject give way; the pane at the right has them.
final class AuditLine extends Pane {
    /// The columns, from the left.
    enum Column {
        TIME("Time", 68, 0),
        WHO("Who", 66, 0),
        PROFILE("Profile", 210, 2),
        ACTION("Action", 150, 0),
        SUBJECT("Subject", 118, 1),
        ROWS("Rows", 54, 0),
        OUTCOME("Outcome", 100, 0),
        REASON("Reason", 110, 3);

        private final String title;
        private final double width;
        private final int rank;

        Column(String title, double width, int rank) {
            this.title = title;
            this.width = width;
            this.rank = rank;
        }

        String title() {
            return title;
        }
    }

    private static final double EDGE = 16;
    private static final double GAP = 10;
    private static final int RANKS = 3;
    /// How much narrower the action may become before the operator does.
    private static final double ACTION_GIVES = 50;

    private final List<Node> cells;
    private final DoubleSupplier whole;
    private final BooleanSupplier profiles;

    /// @param cells one for each column
    /// @param whole the width of the list, with its scroll bar: so the head and the lines agree
    /// @param profiles whether there are several profiles to tell apart
    AuditLine(List<? extends Node> cells, DoubleSupplier whole, BooleanSupplier profiles) {
        this.cells = List.copyOf(cells);
        this.whole = whole;
        this.profiles = profiles;
        getChildren().setAll(cells);
        setMinWidth(0);
        setPrefWidth(0);
    }

    /// The widths of the columns that are shown. Until they fit, those of the highest rank are left out.
    private Map<Column, Double> widths(double space) {
        for (var rank = RANKS; rank > 0; rank--) {
            var widths = ofRank(rank);
            var spare = space - needed(widths);
            if (spare >= 0) {
                widths.merge(widest(widths), spare, Double::sum);
                return widths;
            }
        }
        return squeezed(ofRank(0), space);
    }

    private Map<Column, Double> ofRank(int rank) {
        var widths = new EnumMap<Column, Double>(Column.class);
        for (var column : Column.values()) {
            if (column.rank <= rank && (column != Column.PROFILE || profiles.getAsBoolean())) {
                widths.put(column, column.width);
            }
        }
        return widths;
    }

    /// It takes the space that is left.
    private static Column widest(Map<Column, Double> widths) {
        return widths.containsKey(Column.REASON) ? Column.REASON : Column.SUBJECT;
    }

    private static Map<Column, Double> squeezed(Map<Column, Double> widths, double space) {
        var spare = space - needed(widths);
        var action = Math.max(spare, -ACTION_GIVES);
        widths.merge(Column.ACTION, action, Double::sum);
        widths.merge(Column.WHO, spare - action, Double::sum);
        return widths;
    }

    private static double needed(Map<Column, Double> widths) {
        return widths.values().stream().mapToDouble(Double::doubleValue).sum() + GAP * (widths.size() - 1);
    }

    @Override
    protected double computePrefHeight(double width) {
        return cells.stream().mapToDouble(cell -> cell.prefHeight(-1)).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        var widths = widths(whole.getAsDouble() - 2 * EDGE);
        var x = EDGE;
        var cell = cells.iterator();
        for (var column : Column.values()) {
            var width = widths.get(column);
            place(cell.next(), column, x, width);
            x += width == null ? 0 : width + GAP;
        }
    }

    private void place(Node cell, Column column, double x, @Nullable Double width) {
        cell.setVisible(width != null);
        if (width == null) {
            return;
        }
        var height = Math.min(getHeight(), cell.prefHeight(width));
        var wanted = Math.max(0, Math.min(width, cell.prefWidth(-1)));
        var left = column == Column.ROWS ? x + width - wanted : x;
        cell.resizeRelocate(Math.floor(left), Math.floor((getHeight() - height) / 2), Math.ceil(wanted), height);
    }
}
