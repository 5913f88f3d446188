package signalbox.ui.kit.overlay;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Shows cards above everything.
public interface CardHost {
    /// Until `close` or Escape. The card's id tells it from others: one that is open already is not opened
    /// again.
    ///
    /// @param first gets the focus
    void open(Region card, Node first);

    /// Closes the card and what lies above it; nothing when it is closed already.
    void close(Region card);
}
