package signalbox.ui.shell;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Rectangle2D;
import signalbox.app.file.Settings.Bounds;

/// Puts a window where it was, but onto a screen that exists now: a laptop may have lost its large one. Pure.
final class WindowPlacement {
    private WindowPlacement() {}

    /// The remembered bounds, made smaller and moved so that they lie within the screen that shows most of them; the
    /// first screen if none shows any.
    ///
    /// @param screens what windows may cover, the primary screen first; at least one
    static Bounds within(Bounds remembered, List<Rectangle2D> screens) {
        var screen = screens.stream()
                .max(Comparator.comparingDouble(each -> common(remembered, each)))
                .filter(best -> common(remembered, best) > 0)
                .orElse(screens.getFirst());
        var width = Math.min(remembered.width(), screen.getWidth());
        var height = Math.min(remembered.height(), screen.getHeight());
        return new Bounds(
                Math.clamp(remembered.x(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(remembered.y(), screen.getMinY(), screen.getMaxY() - height),
                width,
                height);
    }

    /// The area that both share, in square pixels.
    private static double common(Bounds window, Rectangle2D screen) {
        var width = Math.min(window.x() + window.width(), screen.getMaxX()) - Math.max(window.x(), screen.getMinX());
        var height = Math.min(window.y() + window.height(), screen.getMaxY()) - Math.max(window.y(), screen.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }
}
