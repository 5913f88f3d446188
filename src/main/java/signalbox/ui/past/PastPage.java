package signalbox.ui.past;

import javafx.scene.Node;

/// A screen at a moment of the past. It has nothing that acts.
interface PastPage {
    Node node();

    void show(PastContent content);
}
