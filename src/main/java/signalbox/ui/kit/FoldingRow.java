package signalbox.ui.kit;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// A row of a name at the left, a part that is less needed, and controls at the right. Where the width does not suffice
/// for all three, the middle one stands in a second line: in a narrow window nothing is cut at the right.
public final class FoldingRow extends Pane {
    private static final double BETWEEN_LINES = 6;

    private final double gap;
    private final Node left;
    private final Node middle;
    private final Node right;

    /// @param gap the least distance between two parts, in pixels
    public FoldingRow(double gap, Node left, Node middle, Node right) {
        super(left, middle, right);
        getStyleClass().add("folding-row");
        this.gap = gap;
        this.left = left;
        this.middle = middle;
        this.right = right;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return sides() + Math.max(left.minWidth(-1) + gap + right.minWidth(-1), middle.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return sides() + oneLine();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        var insets = getInsets();
        return insets.getTop()
                + insets.getBottom()
                + (folds(width) ? first() + BETWEEN_LINES + middle.prefHeight(-1) : allInOne());
    }

    @Override
    protected void layoutChildren() {
        var insets = getInsets();
        var top = insets.getTop();
        var width = getWidth() - sides();
        var height = getHeight() - top - insets.getBottom();
        var folded = folds(getWidth());
        var line = folded ? height - BETWEEN_LINES - middle.prefHeight(-1) : height;
        var rightWidth = Math.min(right.prefWidth(-1), width);
        var leftWidth = folded ? Math.max(0, width - gap - rightWidth) : left.prefWidth(-1);
        place(left, insets.getLeft(), top, leftWidth, line);
        place(right, insets.getLeft() + width - rightWidth, top, rightWidth, line);
        if (folded) {
            place(middle, insets.getLeft(), top + line + BETWEEN_LINES, width, middle.prefHeight(-1));
        } else {
            place(middle, insets.getLeft() + leftWidth + gap, top, width - leftWidth - rightWidth - 2 * gap, line);
        }
    }

    private void place(Node part, double x, double y, double width, double height) {
        layoutInArea(part, x, y, width, height, 0, HPos.LEFT, VPos.CENTER);
    }

    private boolean folds(double width) {
        return width >= 0 && width < sides() + oneLine();
    }

    private double oneLine() {
        return left.prefWidth(-1) + gap + middle.prefWidth(-1) + gap + right.prefWidth(-1);
    }

    private double first() {
        return Math.max(left.prefHeight(-1), right.prefHeight(-1));
    }

    private double allInOne() {
        return Math.max(first(), middle.prefHeight(-1));
    }

    private double sides() {
        return getInsets().getLeft() + getInsets().getRight();
    }
}
