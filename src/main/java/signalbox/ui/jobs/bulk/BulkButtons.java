package signalbox.ui.jobs.bulk;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import signalbox.queue.action.JobOperation;
import signalbox.ui.kit.Labels;
import signalbox.ui.screen.action.OperationIcon;

/// The operations on all jobs that match, a button each. What does not work now is said beside them.
public final class BulkButtons extends FlowPane {
    private final BulkViewModel model;
    private final Supplier<String> objection;
    private final Map<JobOperation, Button> buttons = new LinkedHashMap<>();
    private final Label hint = Labels.sentence("", "t-11", "t-muted");

    /// @param objection why this role cannot change jobs; empty: it can
    public BulkButtons(BulkViewModel model, Supplier<String> objection) {
        super(8, 6);
        this.model = model;
        this.objection = objection;
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(0);
        for (var operation : model.operations()) {
            var button = Labels.button("", OperationIcon.of(operation), () -> model.act(operation), style(operation));
            button.setId("act-all-" + operation.label().toLowerCase(Locale.ROOT).replace(' ', '-'));
            buttons.put(operation, button);
            getChildren().add(button);
        }
        hint.managedProperty().bind(hint.textProperty().isNotEmpty());
        getChildren().add(hint);
        model.changes().subscribe(_ -> refresh());
    }

    private static String style(JobOperation operation) {
        return switch (operation.emphasis()) {
            case USUAL -> "accent";
            case QUIET, SERIOUS -> "plain";
            case DANGEROUS -> "danger-outline";
        };
    }

    private void refresh() {
        var availability = model.availability(objection.get());
        var whole = model.chosen().get();
        var figure = whole == null || whole.figure().isEmpty() ? "all" : whole.figure();
        buttons.forEach((operation, button) -> {
            button.setText(operation.label() + " " + figure + "…");
            button.setDisable(!availability.isPossible());
            button.setAccessibleHelp(availability.reason());
        });
        hint.setText(availability.reason());
    }
}
