package signalbox.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import signalbox.ui.kit.table.DataTable;

/// Looks for what a window of some size does not show: controls outside of it, labels that are cut off and have no
/// tooltip with the whole text, and content that is wider than what scrolls it. FX thread.
public final class CutNodes {
    private static final double TOLERANCE = 1.5;
    /// Under which JavaFX keeps a tooltip of what is no control.
    private static final String INSTALLED = "javafx.scene.control.Tooltip";

    private final Parent root;
    private final List<String> found = new ArrayList<>();

    private CutNodes(Parent root) {
        this.root = root;
    }

    /// Lays the root out in this size, and looks.
    ///
    /// @return what is not shown, in words; none where all is
    public static List<String> of(Parent root, double width, double height) {
        for (int pass = 0; pass < 4; pass++) {
            root.resize(width, height);
            root.applyCss();
            root.layout();
            tables(root).forEach(DataTable::fitColumns);
        }
        root.applyCss();
        root.layout();
        var looking = new CutNodes(root);
        looking.look(root, new BoundingBox(0, 0, width, height));
        return looking.found;
    }

    private static List<DataTable<?>> tables(Parent root) {
        return root.lookupAll(".table-view").stream()
                .<DataTable<?>>mapMulti((node, found) -> {
                    if (node instanceof DataTable<?> table) {
                        found.accept(table);
                    }
                })
                .toList();
    }

    /// @param seen what is visible of the parent, in the coordinates of the root
    private void look(Node node, Bounds seen) {
        if (node.isVisible() && node instanceof VirtualFlow<?> rows) {
            scrollBar(rows);
            return;
        }
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        var bounds = root.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        // A time at an axis has a box that is wider than its text.
        if (node instanceof Control && !node.getStyleClass().contains("axis-time") && isOutside(bounds, seen)) {
            found.add(name(node) + " reaches out of the window: " + (int) bounds.getMinX() + ".."
                    + (int) bounds.getMaxX() + " x " + (int) bounds.getMinY() + ".." + (int) bounds.getMaxY());
            return;
        }
        if (node instanceof Labeled label && isCut(label)) {
            found.add(name(node) + " is cut off: " + (int) label.getWidth() + " of "
                    + (int) Math.ceil(label.prefWidth(-1)));
        }
        if (node instanceof ScrollPane scroll) {
            scrolled(scroll);
        } else if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, seen));
        }
    }

    /// What scrolls down may be taller than its window, but not wider.
    private void scrolled(ScrollPane scroll) {
        var content = scroll.getContent();
        var inside = scroll.getViewportBounds();
        if (content == null || !content.isVisible()) {
            return;
        }
        // Lines of code are read sideways where they are long.
        if (scroll.getStyleClass().contains("patch-lines")) {
            return;
        }
        if (content.getLayoutBounds().getWidth() > inside.getWidth() + TOLERANCE) {
            found.add(name(scroll) + " scrolls sideways: "
                    + (int) content.getLayoutBounds().getWidth() + " in " + (int) inside.getWidth());
        }
        var bounds = root.sceneToLocal(content.localToScene(content.getLayoutBounds()));
        look(content, bounds);
    }

    private void scrollBar(VirtualFlow<?> rows) {
        rows.getChildrenUnmodifiable().stream()
                .filter(ScrollBar.class::isInstance)
                .filter(Node::isVisible)
                .filter(bar -> ((ScrollBar) bar).getOrientation() == Orientation.HORIZONTAL)
                .map(ScrollBar.class::cast)
                .forEach(bar -> found.add(name(rows) + " scrolls sideways: " + (int) rows.getWidth() + " has "
                        + (int) bar.getVisibleAmount() + " of " + (int) bar.getMax() + widths(rows)));
    }

    private static String widths(Node rows) {
        for (var node = rows; node != null; node = node.getParent()) {
            if (node instanceof DataTable<?> table) {
                return table.getVisibleLeafColumns().stream()
                        .map(column -> " " + column.getId() + " " + column.getWidth())
                        .collect(Collectors.joining());
            }
        }
        return "";
    }

    private static boolean isOutside(Bounds bounds, Bounds seen) {
        return bounds.getWidth() > 0
                && bounds.getHeight() > 0
                && (bounds.getMaxX() > seen.getMaxX() + TOLERANCE
                        || bounds.getMaxY() > seen.getMaxY() + TOLERANCE
                        || bounds.getMinX() < seen.getMinX() - TOLERANCE
                        || bounds.getMinY() < seen.getMinY() - TOLERANCE);
    }

    private static boolean isCut(Labeled label) {
        var whole = label.getText();
        return whole != null
                && !whole.isEmpty()
                && !isExplained(label, whole.strip())
                && label.getChildrenUnmodifiable().stream()
                        .filter(Text.class::isInstance)
                        .map(part -> ((Text) part).getText())
                        .anyMatch(shown -> !shown.equals(whole) && (shown.endsWith("…") || shown.endsWith("...")));
    }

    /// The label or what it is a part of has a tooltip with its text.
    private static boolean isExplained(Node node, String text) {
        for (var each = node; each != null; each = each.getParent()) {
            var tip = each instanceof Control control && control.getTooltip() != null
                    ? control.getTooltip()
                    : each.getProperties().get(INSTALLED);
            if (tip instanceof Tooltip tooltip
                    && tooltip.getText() != null
                    && tooltip.getText().contains(text)) {
                return true;
            }
        }
        return false;
    }

    private static String name(Node node) {
        var text = node instanceof Labeled labeled && labeled.getText() != null ? " “" + labeled.getText() + "”" : "";
        var id = node.getId() == null ? "" : " #" + node.getId();
        return node.getClass().getSimpleName() + id + text + " in " + ancestors(node);
    }

    private static String ancestors(Node node) {
        var names = new ArrayList<String>();
        for (var each = node.getParent(); each != null && names.size() < 4; each = each.getParent()) {
            names.add(
                    each.getStyleClass().isEmpty()
                            ? each.getClass().getSimpleName()
                            : each.getStyleClass().getFirst());
        }
        return String.join(" < ", names);
    }
}
