package signalbox.ui.runners;

import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;

/// Cells beside each other, all of a line with the same width whatever their text is; where that is too little for a
/// word or two they stand in two lines. FX thread.
final class EqualCells extends Pane {
    /// Pixels for one cell.
    private static final double NARROW = 112;

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// How many stand in the first line.
    private int first(double width) {
        var all = getManagedChildren().size();
        return width < 0 || width / all >= NARROW ? all : (all + 1) / 2;
    }

    private double lineHeight(int from, int to, double width) {
        return getManagedChildren().subList(from, to).stream()
                .mapToDouble(cell -> cell.prefHeight(width / (to - from)))
                .max()
                .orElse(0);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return NARROW * getManagedChildren().size();
    }

    @Override
    protected double computePrefHeight(double width) {
        var first = first(width);
        return snappedTopInset()
                + snappedBottomInset()
                + lineHeight(0, first, width)
                + lineHeight(first, getManagedChildren().size(), width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        var first = first(getWidth());
        var below = line(0, first, snappedTopInset());
        line(first, getManagedChildren().size(), below);
    }

    /// Returns where the next line begins.
    private double line(int from, int to, double top) {
        var high = snapSizeY(lineHeight(from, to, getWidth()));
        var count = to - from;
        for (var place = 0; place < count; place++) {
            var left = snapPositionX(getWidth() * place / count);
            var right = snapPositionX(getWidth() * (place + 1) / count);
            getManagedChildren().get(from + place).resizeRelocate(left, top, right - left, high);
        }
        return top + high;
    }
}
