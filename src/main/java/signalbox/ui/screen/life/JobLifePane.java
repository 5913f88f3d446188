package signalbox.ui.screen.life;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import signalbox.queue.JobState;
import signalbox.record.read.JobLife;
import signalbox.text.ShownTime;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.state.StateStyle;

/// The steps of one job that were recorded, and who led when it was dispatched. On the FX thread.
public final class JobLifePane {
    private final Label sentence = Labels.sentence("", "t-12", "t-muted");
    private final VBox lines = new VBox(9);
    private final ScrollPane scroll;

    public JobLifePane() {
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        lines.setId("job-life");
        var page = new VBox(10, sentence, lines);
        page.getStyleClass().add("job-page");
        scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    }

    public Node node() {
        return scroll;
    }

    /// Why there is nothing to show.
    public void say(String text) {
        sentence.setText(text);
        lines.getChildren().clear();
    }

    public void show(JobLife life) {
        sentence.setText(sentence(life));
        lines.getChildren()
                .setAll(JobLifeText.lines(life).stream().map(JobLifePane::row).toList());
    }

    private static String sentence(JobLife life) {
        var kept = life.keptSince() == null
                ? ""
                : " The recording is whole since " + ShownTime.full(life.keptSince()) + ".";
        return life.steps().isEmpty()
                ? "Nothing was recorded of this job: it did not change while it was watched." + kept
                : "As seen while it was watched: states that passed between two looks are not in it." + kept;
    }

    private static Node row(JobLifeText.LifeLine line) {
        var at = Labels.of(line.at(), "t-mono-11", "t-muted");
        at.setMinWidth(Region.USE_PREF_SIZE);
        var text = new VBox(1, Labels.sentence(line.text(), "t-12", line.state().isEmpty() ? "t-muted" : "t-default"));
        if (!line.detail().isEmpty()) {
            text.getChildren().add(Labels.sentence(line.detail(), "t-11", "t-muted"));
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(9, at, icon(line.state()), text);
        if (line.state().isEmpty()) {
            row.getStyleClass().add("unwatched-row");
        }
        return row;
    }

    private static Node icon(String state) {
        if (state.isEmpty()) {
            return Icon.MASKED.at(15, "i-subtle");
        }
        return StateStyle.of(JobState.of(state)).at(15);
    }
}
