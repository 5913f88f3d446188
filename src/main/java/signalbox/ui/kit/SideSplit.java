package signalbox.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Splits a screen: the list at the left, the details at the right, at first as wide as the details need.
public final class SideSplit extends SplitPane {
    private final Region left;
    private final double sideWidth;
    private boolean divided;

    /// @param left its minimal width is kept free
    public SideSplit(Region left, double sideWidth) {
        super(left);
        this.left = left;
        this.sideWidth = sideWidth;
        widthProperty().subscribe(this::divide);
    }

    /// With a pane at the left.
    ///
    /// @param minimum how narrow it may get, in pixels
    public static SideSplit of(Region left, double minimum, double sideWidth) {
        left.getStyleClass().add("pane");
        left.setMinWidth(minimum);
        return new SideSplit(left, sideWidth);
    }

    /// What stands at the right; null for nothing. Another in its place gets the same width.
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

    /// A split pane knows shares only, and its width not before it is laid out. Once divided, it is the user's.
    private void divide() {
        if (!divided && getItems().size() > 1 && getWidth() >= left.getMinWidth() + sideWidth) {
            setDividerPositions(1 - sideWidth / getWidth());
            divided = true;
        }
    }
}
