package signalbox.ui.kit;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows its content larger or smaller than usual, as a browser does with a page: the content is laid out in the space
/// that is left then. It is never so large that the content has less space than it needs. FX thread.
public final class ZoomPane extends Region {
    private final Region content;
    private final double leastWidth;
    private final double leastHeight;
    private final Scale scale = new Scale(1, 1, 0, 0);
    private final ReadOnlyDoubleWrapper shown = new ReadOnlyDoubleWrapper(1);
    private double wanted = 1;

    /// @param leastWidth what the content needs to show all of itself, in pixels before zooming; 0: it adapts
    public ZoomPane(Region content, double leastWidth, double leastHeight) {
        this.content = content;
        this.leastWidth = leastWidth;
        this.leastHeight = leastHeight;
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    /// @param factor 1 is the usual size
    public void zoom(double factor) {
        wanted = factor;
        requestLayout();
    }

    /// The factor that is in force: less than was wanted where the window has no space for it.
    public ReadOnlyDoubleProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The largest factor for which this size has space.
    public double most() {
        var width = leastWidth == 0 ? Double.MAX_VALUE : getWidth() / leastWidth;
        var height = leastHeight == 0 ? Double.MAX_VALUE : getHeight() / leastHeight;
        return Math.max(1, Math.min(width, height));
    }

    @Override
    protected void layoutChildren() {
        var factor = Math.min(wanted, most());
        scale.setX(factor);
        scale.setY(factor);
        content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
        shown.set(factor);
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(-1) * wanted;
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width < 0 ? -1 : width / wanted) * wanted;
    }
}
