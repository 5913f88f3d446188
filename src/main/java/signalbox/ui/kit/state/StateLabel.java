package signalbox.ui.kit.state;

import javafx.scene.control.Label;
import signalbox.queue.JobState;

/// A state as an icon and its word, for table cells and panes.
public final class StateLabel extends Label {
    public StateLabel() {
        getStyleClass().add("state-label");
        setGraphicTextGap(7);
    }

    public StateLabel(JobState state) {
        this();
        show(state);
    }

    public void show(JobState state) {
        var look = StateLook.of(state);
        setText(look.shortWord());
        setGraphic(look.at(15));
        setAccessibleText("state " + look.word());
    }
}
