package signalbox.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Splits a screen: the list is at the left, the details are at the right, at first as wide as the details need.
public final class SideSplit extends SplitPane {
    private final Region left;
    private final double sideWidth;
    private boolean divided;

    /// @param left its minimum width is kept free
    public SideSplit(Region left, double sideWidth) {
        super(left);
        this.left = left;
        this.sideWidth = sideWidth;
        widthProperty().subscribe(this::divide);
    }

    /// With a pane at the left.
    ///
    /// @param minimum how narrow the left may become, in pixels
    public static SideSplit of(Region left, double minimum, double sideWidth) {
        left.getStyleClass().add("pane");
        left.setMinWidth(minimum);
        return new SideSplit(left, sideWidth);
    }

    /// Sets the node at the right; null for none. A new node gets the same width.
    public void side(@Nullable Node wanted) {
        if (wanted == null) {
            getItems().setAll(left);
            return;
        }
        setResizableWithParent(wanted, false);
        if (getItems().size() == 1) {
            getItems().add(wanted);
            divided = false;
            divide();
        } else if (!getItems().contains(wanted)) {
            var at = getDividerPositions();
            getItems().set(1, wanted);
            setDividerPositions(at);
        }
    }

    /// A split pane knows only proportions, and its own width only after the layout. After this first division, the
    /// user decides.
    private void divide() {
        if (!divided && getItems().size() > 1 && getWidth() >= left.getMinWidth() + sideWidth) {
            setDividerPositions(1 - sideWidth / getWidth());
            divided = true;
        }
    }
}
