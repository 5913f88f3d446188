package signalbox.ui.kit.state;

import javafx.scene.control.Label;
import signalbox.queue.JobState;
import signalbox.queue.StoredState;

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
        show(StoredState.of(state));
    }

    /// A state that queue_job does not know is shown by its own word.
    public void show(StoredState stored) {
        var style = StateStyle.of(stored.state());
        setText(stored.state() == JobState.OTHER ? stored.label() : style.shortWord());
        setGraphic(style.at(15));
        setAccessibleText("state " + (stored.state() == JobState.OTHER ? stored.label() : style.word()));
    }
}
