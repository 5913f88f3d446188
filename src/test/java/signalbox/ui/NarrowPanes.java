package signalbox.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.Region;
import signalbox.ui.kit.chart.Legend;

/// Looks for what a narrow window hides: labels and buttons that reach over the right edge of their half of the screen.
public final class NarrowPanes {
    /// The narrowest content beside the rail, for a window of 1040 pixels.
    public static final double WIDTH = 864;

    private NarrowPanes() {}

    /// @return the texts of what is cut at the right, none where all is seen. What scrolls is not looked at, and what a
    ///     chart draws in itself.
    public static List<String> cut(Scene scene) {
        Headless.layOut(scene);
        return Headless.on(() -> {
            var found = new ArrayList<String>();
            for (var split : scene.getRoot().lookupAll(".split-pane")) {
                for (var half : ((SplitPane) split).getItems()) {
                    look(half, half.localToScene(half.getLayoutBounds()).getMaxX() + 1, found);
                }
            }
            return found;
        });
    }

    private static void look(Node node, double edge, List<String> found) {
        if (!node.isVisible()
                || node instanceof ScrollPane
                || node instanceof TableView
                || node instanceof TreeTableView) {
            return;
        }
        var chart = node instanceof Region
                && !(node instanceof Legend)
                && node.getClass().getPackageName().equals(Legend.class.getPackageName());
        if ((node instanceof Control || chart)
                && node.localToScene(node.getLayoutBounds()).getMaxX() > edge) {
            found.add(
                    node instanceof Labeled labeled
                            ? labeled.getText()
                            : node.getClass().getSimpleName());
        }
        if (!chart && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, edge, found));
        }
    }
}
