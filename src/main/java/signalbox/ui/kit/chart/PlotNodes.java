package signalbox.ui.kit.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.VLineTo;

/// The nodes of a plot that is drawn again each second. A node that is like the one of the last drawing at its place is
/// kept: new ones would need their styles, and the window would be painted where nothing changed. On the FX thread.
final class PlotNodes {
    private final ObservableList<Node> children;
    private final List<Runnable> placers = new ArrayList<>();
    private int count;

    /// @param children of the plot; nobody else changes them
    PlotNodes(ObservableList<Node> children) {
        this.children = children;
    }

    /// Begins a drawing. What the last one has more is there until `end`.
    void begin() {
        placers.clear();
        count = 0;
    }

    void end() {
        children.remove(count, children.size());
    }

    void place() {
        placers.forEach(Runnable::run);
    }

    /// Returns the node that is drawn: this one, or the one of the last drawing that looks the same.
    <N extends Node> N put(N node, Consumer<N> placer) {
        var drawn = keep(node, false);
        placers.add(() -> placer.accept(drawn));
        return drawn;
    }

    /// The same for a path, whose elements stay as they are when they would be the same again.
    Path line(Path path, Consumer<Path> placer) {
        var drawn = keep(path, false);
        placers.add(() -> {
            var wanted = new Path();
            placer.accept(wanted);
            if (!isSame(drawn.getElements(), wanted.getElements())) {
                drawn.getElements().setAll(wanted.getElements());
            }
        });
        return drawn;
    }

    /// Adds this very node, which is the same in each drawing.
    void own(Node node, Runnable placer) {
        keep(node, true);
        placers.add(placer);
    }

    private <N extends Node> N keep(N node, boolean isOwn) {
        var before = count < children.size() ? children.get(count) : null;
        if (before != null && (isOwn ? before.equals(node) : isAlike(before, node))) {
            count++;
            if (before instanceof Label label && node instanceof Label wanted) {
                label.setText(wanted.getText());
            }
            @SuppressWarnings("unchecked") // Both are of the same class.
            var kept = (N) before;
            return kept;
        }
        children.remove(count, children.size());
        node.setManaged(false);
        children.add(node);
        count++;
        return node;
    }

    private static boolean isAlike(Node before, Node node) {
        return before.getClass().equals(node.getClass())
                && before.getStyleClass().equals(node.getStyleClass());
    }

    static boolean isSame(List<PathElement> some, List<PathElement> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (var i = 0; i < some.size(); i++) {
            if (!isSame(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(PathElement one, PathElement other) {
        return switch (one) {
            case MoveTo a when other instanceof MoveTo b -> isSame(a.getX(), b.getX()) && isSame(a.getY(), b.getY());
            case LineTo a when other instanceof LineTo b -> isSame(a.getX(), b.getX()) && isSame(a.getY(), b.getY());
            case HLineTo a when other instanceof HLineTo b -> isSame(a.getX(), b.getX());
            case VLineTo a when other instanceof VLineTo b -> isSame(a.getY(), b.getY());
            case ClosePath _ -> other instanceof ClosePath;
            default -> false;
        };
    }

    private static boolean isSame(double one, double other) {
        return Double.compare(one, other) == 0;
    }
}
