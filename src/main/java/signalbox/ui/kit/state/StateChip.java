package signalbox.ui.kit.state;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import signalbox.queue.JobState;
import signalbox.text.NumberText;
import signalbox.ui.kit.Labels;

/// A state with its count, which can be switched on and off: one of the filters above the jobs.
public final class StateChip extends ToggleButton {
    private final JobState state;
    private final Label count = Labels.of("–", "t-12", "t-semibold");

    public StateChip(JobState state) {
        this.state = state;
        setId("state-" + state.stored());
        getStyleClass().setAll("chip");
        var style = StateStyle.of(state);
        setGraphic(Labels.row(7, style.at(15), Labels.of(style.shortWord(), "t-12", "chip-word"), count));
        setAccessibleText(style.word());
    }

    public JobState state() {
        return state;
    }

    /// The figure as `Figures` writes it; it shows if it is an estimate.
    public void count(String figure) {
        count.setText(figure);
        setAccessibleText(StateStyle.of(state).word() + ", " + NumberText.ofFigure(figure, "job"));
    }
}
