package signalbox.ui.screen;

import javafx.scene.Node;
import signalbox.monitor.Feed;

/// One screen in the frame. A screen connects its View with its ViewModel and is made once for each session; all calls
/// come on the FX thread.
public interface Screen {
    Node node();

    /// Shows the newest feed. Only the visible screen gets feeds, and one more when it becomes visible.
    void show(Feed feed);

    /// Called when the screen was just opened: the focus goes to where work begins.
    default void opened() {}

    /// Puts the focus into the field that filters what this screen lists. False: it has none.
    default boolean find() {
        return false;
    }

    /// Whether it shows live data: a picture is taken only then.
    default boolean isAlive() {
        return true;
    }

    /// Moments are written in another zone from now on.
    default void zoneChanged(Feed feed) {
        if (feed.snapshot() != null) {
            show(feed);
        }
    }

    /// Called every second while the screen is visible, so that ages grow although nothing new was read.
    default void tick() {}
}
