package signalbox.ui.fleet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// The cells of one row, and of the head of the list: both have the same columns. In a narrow list those of the highest
/// rank are left out; the pane at the right has them.
final class FleetLine extends Pane {
    /// The columns, from the left.
    enum Column {
        ENVIRONMENT("Environment", 104, 2, false),
        PROFILE("Profile", 108, 0, false),
        LEADER("Leader", 168, 0, false),
        OLDEST("Oldest due", 74, 1, true),
        PENDING("Pending", 58, 0, true),
        FAILED("Failed", 54, 1, true),
        DONE("Done/min", 92, 3, true),
        FINDINGS("Findings", 72, 0, false),
        CONFIG("Config", 140, 4, false),
        SEEN("Seen", 44, 0, true);

        private final String title;
        private final double width;
        private final int rank;
        private final boolean right;

        Column(String title, double width, int rank, boolean right) {
            this.title = title;
            this.width = width;
            this.rank = rank;
            this.right = right;
        }

        String title() {
            return title;
        }

        boolean isRight() {
            return right;
        }
    }

    private static final double EDGE = 12;
    private static final double GAP = 12;
    private static final double SCROLL_BAR = 10;
    private static final int RANKS = 4;
    /// How much of the space that is left the leader's column takes; the profile's takes the rest.
    private static final double FOR_LEADER = 0.5;

    private final List<Node> cells;
    private final DoubleSupplier whole;

    /// @param cells one for each column
    /// @param whole the width of the list, with its scroll bar: so the head and the rows agree
    FleetLine(List<? extends Node> cells, DoubleSupplier whole) {
        this.cells = List.copyOf(cells);
        this.whole = whole;
        getChildren().setAll(cells);
        setMinWidth(0);
        setPrefWidth(0);
    }

    private static Map<Column, Double> widths(double space) {
        for (var rank = RANKS; rank > 0; rank--) {
            var widths = ofRank(rank);
            var spare = space - needed(widths);
            if (spare >= 0) {
                return sharing(widths, spare);
            }
        }
        var least = ofRank(0);
        return sharing(least, space - needed(least));
    }

    private static Map<Column, Double> sharing(Map<Column, Double> widths, double spare) {
        widths.merge(Column.LEADER, spare * FOR_LEADER, Double::sum);
        widths.merge(Column.PROFILE, spare * (1 - FOR_LEADER), Double::sum);
        return widths;
    }

    private static Map<Column, Double> ofRank(int rank) {
        var widths = new EnumMap<Column, Double>(Column.class);
        for (var column : Column.values()) {
            if (column.rank <= rank) {
                widths.put(column, column.width);
            }
        }
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
        var widths = widths(whole.getAsDouble() - 2 * EDGE - SCROLL_BAR);
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
        var left = column.isRight() ? x + width - wanted : x;
        cell.resizeRelocate(Math.floor(left), Math.floor((getHeight() - height) / 2), Math.ceil(wanted), height);
    }
}
