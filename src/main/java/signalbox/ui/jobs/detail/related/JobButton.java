package signalbox.ui.jobs.detail.related;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import signalbox.queue.BoundedText;
import signalbox.queue.job.Job;
import signalbox.ui.kit.Labels;

/// A job as one row of a list in the pane. A click opens it; one without a whole uuid cannot be opened.
public final class JobButton extends Button {
    /// @param state in front of the name
    /// @param facts behind the name, at the right
    public JobButton(Job job, Consumer<String> onOpen, Node state, Node... facts) {
        var name = Labels.of(job.call().label(), "t-12");
        name.setMinWidth(0);
        var row = Labels.row(8, state, name, Labels.spacer());
        row.getChildren().addAll(facts);
        row.prefWidthProperty().bind(widthProperty().subtract(20));
        setGraphic(row);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().setAll("neighbour");
        setMaxWidth(Double.MAX_VALUE);
        setAccessibleText("Open " + job.call().label() + ", " + job.stored().label());
        setDisable(job.uuid().isEmpty() || BoundedText.isCut(job.uuid()));
        setOnAction(_ -> onOpen.accept(job.uuid()));
    }
}
