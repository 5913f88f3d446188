package signalbox.ui.jobs.detail;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.VBox;
import signalbox.queue.Job;
import signalbox.queue.JobDetail;
import signalbox.ui.kit.Figures;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.state.StateLabel;

/// The jobs before and after one in its graph, as two lists. A click opens one.
final class Neighbours extends VBox {
    private final Consumer<String> onOpen;
    private List<Job> parents = List.of();
    private List<Job> children = List.of();

    Neighbours(Consumer<String> onOpen) {
        super(2);
        this.onOpen = onOpen;
        getStyleClass().add("neighbours");
    }

    void show(JobDetail detail) {
        if (detail.parents().equals(parents)
                && detail.children().equals(children)
                && !getChildren().isEmpty()) {
            return;
        }
        parents = detail.parents();
        children = detail.children();
        getChildren().clear();
        if (parents.isEmpty() && children.isEmpty()) {
            getChildren().add(Labels.sentence("It waits for no job, and none waits for it.", "t-12", "t-muted"));
        }
        list("It waits for " + Figures.of(parents.size(), "job", "jobs"), parents);
        list(waiting(children.size()), children);
    }

    static String waiting(int children) {
        return Figures.of(children, "job waits", "jobs wait") + " for this one";
    }

    private void list(String title, List<Job> jobs) {
        if (!jobs.isEmpty()) {
            var heading = Labels.of(title, "t-12", "t-semibold", "neighbours-title");
            getChildren().add(heading);
            jobs.forEach(job -> getChildren().add(row(job)));
        }
    }

    private Node row(Job job) {
        var state = new StateLabel(job.state());
        state.setMinWidth(104);
        var name = Labels.of(DetailView.name(job), "t-12");
        name.setMinWidth(0);
        var uuid = Labels.of(DetailView.shortened(job.uuid()), "t-mono-11", "t-muted");
        uuid.setMinWidth(USE_PREF_SIZE);
        var row = Labels.row(8, state, name, Labels.spacer(), uuid);
        var button = new Button();
        button.setGraphic(row);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("neighbour");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(
                "Open " + DetailView.name(job) + ", " + job.state().stored());
        button.setOnAction(_ -> onOpen.accept(job.uuid()));
        row.prefWidthProperty().bind(button.widthProperty().subtract(20));
        return button;
    }
}
