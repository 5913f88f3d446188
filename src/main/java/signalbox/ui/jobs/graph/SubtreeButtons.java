package signalbox.ui.jobs.graph;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperations;
import signalbox.queue.graph.GraphJob;
import signalbox.text.NumberText;
import signalbox.ui.jobs.action.ActionsViewModel;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.screen.action.OperationIcon;

/// The actions on the selected job together with its dependants. Each is asked, checked and carried out as everywhere.
final class SubtreeButtons extends FlowPane {
    private final ActionsViewModel actions;
    private final Slot requeue;
    private final Slot cancel;
    private @Nullable SubtreeContent content;

    /// A disabled button gets no mouse events: the frame around it shows the tooltip.
    private final class Slot extends StackPane {
        private final JobOperation operation;
        private final Button button;
        private final Tooltip tip = new Tooltip();
        private List<GraphJob> jobs = List.of();

        Slot(JobOperation operation) {
            this.operation = operation;
            var name = operation.label() + " subtree";
            button = Labels.button(
                    name + "…",
                    OperationIcon.of(operation),
                    () -> actions.act(operation, jobs),
                    OperationIcon.style(operation));
            button.setId("subtree-" + operation.label().toLowerCase(Locale.ROOT));
            getChildren().add(button);
            tip.setWrapText(true);
            tip.setMaxWidth(360);
            Tooltip.install(this, tip);
            managedProperty().bind(visibleProperty());
        }

        void show(List<GraphJob> subjects) {
            jobs = subjects;
            var suitable =
                    jobs.stream().filter(job -> operation.suits(job.state())).count();
            button.setText(
                    operation.label() + " subtree" + (jobs.size() > 1 ? " " + NumberText.count(suitable) : "") + "…");
            var availability = actions.availability(operation, jobs);
            button.setDisable(!availability.isPossible());
            button.setAccessibleHelp(availability.reason());
            var icon = availability.locked() ? Icon.LOCKED : OperationIcon.of(operation);
            button.setGraphic(icon.at(15));
            tip.setText(availability.isPossible() ? "After a question" : availability.reason());
        }
    }

    SubtreeButtons(ActionsViewModel actions) {
        super(8, 6);
        this.actions = actions;
        requeue = new Slot(JobOperations.REQUEUE);
        cancel = new Slot(JobOperations.CANCEL.subtree().orElseThrow());
        getChildren().addAll(requeue, cancel);
        actions.changes().subscribe(_ -> refresh());
    }

    void show(@Nullable SubtreeContent now) {
        content = now;
        refresh();
    }

    private void refresh() {
        var shown = content;
        if (shown != null) {
            requeue.setVisible(shown.again().size() > 1);
            requeue.show(shown.again());
            cancel.show(List.of(shown.job()));
        }
    }
}
