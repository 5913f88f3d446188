package signalbox.ui.kit.overlay;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Shows cards above everything else.
public interface CardHost {
    /// Shows a card until `close` or Escape. If a card with the same id is open, nothing happens.
    ///
    /// @param first the node that gets the focus
    void open(Region card, Node first);

    /// Closes the card and those above it; nothing happens if it is closed.
    void close(Region card);
}
