package signalbox.ui.screen;

import javafx.scene.Node;
import signalbox.monitor.Feed;

/// One screen in the frame. A screen wires its View to its ViewModel and is made once per session; all calls
/// come on the FX thread.
public interface Screen {
    Node node();

    /// The newest feed. Only the visible screen is told, and once more when it becomes visible.
    void show(Feed feed);

    /// It was just opened: the focus goes to where work begins.
    default void opened() {}

    /// Whether it shows live data: what a picture of it waits for.
    default boolean isAlive() {
        return true;
    }

    /// Every second while visible, so that ages grow although nothing new was read.
    default void tick() {}
}
