package signalbox.ui.kit.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;

/// Finds a place above a screen that covers no button and no field. FX thread.
final class FreePlace {
    private static final double GAP = 16;
    private static final double STEP = 12;
    /// Between a notice and a button.
    private static final double SPACE = 4;

    private final List<Bounds> used = new ArrayList<>();
    private final double width;
    private final double height;

    /// @param below what lies below; its size is the space that there is
    FreePlace(Node below) {
        if (below instanceof Parent parent) {
            parent.layout();
        }
        this.width = below.getLayoutBounds().getWidth();
        this.height = below.getLayoutBounds().getHeight();
        look(below, below);
    }

    /// The cells of a table are not looked at: a row is hit beside a notice as well.
    private void look(Node node, Node below) {
        if (!node.isVisible() || node instanceof VirtualFlow) {
            return;
        }
        if (node instanceof ButtonBase || node instanceof ComboBoxBase || node instanceof TextInputControl) {
            var bounds = below.sceneToLocal(node.localToScene(node.getLayoutBounds()));
            used.add(new BoundingBox(
                    bounds.getMinX() - SPACE,
                    bounds.getMinY() - SPACE,
                    bounds.getWidth() + 2 * SPACE,
                    bounds.getHeight() + 2 * SPACE));
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, below));
        }
    }

    /// The lower right corner for something of this size: the free place that is nearest to the lower right, or the
    /// one that covers least.
    Point2D corner(double wide, double high) {
        return steps(width - GAP, wide + GAP)
                .boxed()
                .flatMap(right -> steps(height - GAP, high + GAP).mapToObj(bottom -> new Point2D(right, bottom)))
                .min(Comparator.comparingDouble((Point2D at) -> covered(at, wide, high))
                        .thenComparingDouble(at -> at.distance(width, height)))
                .orElse(new Point2D(width - GAP, height - GAP));
    }

    /// Whether something of this size with that lower right corner would lie over a button or a field.
    boolean covers(Point2D corner, double wide, double high) {
        return covered(corner, wide, high) > 0;
    }

    private static IntStream steps(double from, double least) {
        return IntStream.rangeClosed(0, (int) Math.max(0, (from - least) / STEP))
                .map(step -> (int) (from - step * STEP));
    }

    private double covered(Point2D corner, double wide, double high) {
        var place = new BoundingBox(corner.getX() - wide, corner.getY() - high, wide, high);
        return used.stream().mapToDouble(each -> common(place, each)).sum();
    }

    private static double common(Bounds one, Bounds other) {
        var wide = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        var high = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return wide > 0 && high > 0 ? wide * high : 0;
    }
}
