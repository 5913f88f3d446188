package signalbox.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// How a pane that scrolls is drawn.
public final class Scrolling {
    private Scrolling() {}

    /// Draws only what changed. The skin keeps a picture of all that is visible, for quick scrolling, and draws all of
    /// it again for each changed letter: for a pane of live figures that is a tenth of a core.
    public static void drawChangesOnly(ScrollPane scroll) {
        scroll.skinProperty().subscribe(skin -> {
            if (skin != null) {
                scroll.lookupAll(".viewport").forEach(Scrolling::uncache);
            }
        });
    }

    private static void uncache(Node viewport) {
        viewport.setCache(false);
    }
}
