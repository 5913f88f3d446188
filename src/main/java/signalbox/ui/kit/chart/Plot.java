package signalbox.ui.kit.chart;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// A region with time running from left to right. Nodes are made when the data changes and placed when the size
/// does, so that they have their style before they are measured.
abstract class Plot extends Region {
    /// Room for half a label at the right of every plot.
    private static final double RIGHT = 26;

    private final double left;

    private final List<Runnable> placers = new ArrayList<>();

    /// @param left room for names and scales; the same for plots that share an axis
    Plot(double left) {
        this.left = left;
    }

    final double left() {
        return left;
    }

    final void clear() {
        placers.clear();
        getChildren().clear();
    }

    /// Adds a node that is placed again at every change of size.
    final <N extends Node> N put(N node, Consumer<N> placer) {
        node.setManaged(false);
        getChildren().add(node);
        placers.add(() -> placer.accept(node));
        return node;
    }

    @Override
    protected void layoutChildren() {
        placers.forEach(Runnable::run);
    }

    final double right() {
        return Math.max(left + 1, getWidth() - RIGHT);
    }

    final double x(TimeRange range, Instant at) {
        return left + range.position(at) * (right() - left);
    }

    /// The red band through everything that happened while nobody led.
    final void band(TimeRange range, Gap gap, double top) {
        band(range, gap, top, Double.MAX_VALUE);
    }

    final void band(TimeRange range, Gap gap, double top, double bottom) {
        put(styled(new Region(), "gap-band"), band -> {
            var from = x(range, gap.from());
            band.resizeRelocate(from, top, x(range, gap.to()) - from, Math.min(bottom, getHeight()) - top);
        });
        put(path("gap-edge"), edge -> {
            var from = Math.rint(x(range, gap.from())) + 0.5;
            var to = Math.rint(x(range, gap.to())) + 0.5;
            var end = Math.min(bottom, getHeight());
            edge.getElements()
                    .setAll(new MoveTo(from, top), new LineTo(from, end), new MoveTo(to, top), new LineTo(to, end));
        });
    }

    static Path path(String style) {
        var path = new Path();
        path.getStyleClass().setAll(style);
        return path;
    }

    static <N extends Node> N styled(N node, String... styles) {
        node.getStyleClass().addAll(styles);
        return node;
    }
}
