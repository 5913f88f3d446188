package signalbox.ui.kit;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;

/// Whether anything slides, fades or turns. It does not where the desktop says so, or where the user chose that; all
/// that could move asks here. On the FX thread.
public final class Motion {
    private Motion() {}

    /// Always, because the user chose it.
    public static void reduce(Scene scene) {
        scene.getPreferences().setReducedMotion(true);
    }

    /// As the desktop says, also when that changes.
    public static void followDesktop(Scene scene) {
        scene.getPreferences().setReducedMotion(null);
    }

    public static boolean isReduced(Scene scene) {
        return scene.getPreferences().isReducedMotion();
    }

    /// Of the window that is open; false when none is.
    public static boolean isReduced() {
        return Window.getWindows().stream()
                .filter(window -> window.getScene() != null)
                .anyMatch(window -> isReduced(window.getScene()));
    }

    /// Shows a pane above or below a node, where its arrow is; it fades in and out unless motion is reduced. The whole
    /// window owns it: a pane that a button owns has the style of a button, icons and all.
    public static void show(PopOver pane, Node beside) {
        pane.setAnimated(!isReduced(beside.getScene()));
        var place = beside.localToScreen(beside.getLayoutBounds());
        var below = pane.getArrowLocation().name().startsWith("TOP");
        pane.show(beside.getScene().getRoot(), place.getCenterX(), below ? place.getMaxY() : place.getMinY());
    }
}
