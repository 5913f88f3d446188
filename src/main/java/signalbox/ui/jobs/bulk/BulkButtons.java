package signalbox.ui.jobs.bulk;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import signalbox.queue.action.ColumnKind;
import signalbox.queue.action.JobOperation;
import signalbox.text.NumberText;
import signalbox.ui.jobs.value.ChangeMenu;
import signalbox.ui.jobs.value.ValueCards;
import signalbox.ui.kit.Labels;
import signalbox.ui.screen.action.ArmHint;
import signalbox.ui.screen.action.OperationIcon;

/// The operations on all jobs that match, a button each, those that need a value in a menu. What does not work now is
/// said beside them.
public final class BulkButtons extends FlowPane {
    private final BulkViewModel model;
    private final Supplier<String> objection;
    private final Supplier<String> figure;
    private final Supplier<Consumer<JobOperation>> acting;
    private final ValueCards values;
    private final ChangeMenu change;
    private final Map<JobOperation, Button> buttons = new LinkedHashMap<>();
    private final ArmHint hint = ArmHint.sentence("t-11", "t-muted");

    /// @param objection why this role cannot change jobs; empty: it can
    public BulkButtons(BulkViewModel model, Supplier<String> objection, ValueCards values) {
        this(model, objection, () -> figure(model), model::onChosen, values);
    }

    /// @param figure how many jobs the buttons act on; empty: not known
    /// @param acting begins an operation on what is chosen at the moment when it is asked for
    public BulkButtons(
            BulkViewModel model,
            Supplier<String> objection,
            Supplier<String> figure,
            Supplier<Consumer<JobOperation>> acting,
            ValueCards values) {
        super(8, 6);
        this.figure = figure;
        this.model = model;
        this.objection = objection;
        this.acting = acting;
        this.values = values;
        this.change = new ChangeMenu(values, "act-all-change", this::askValue);
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(0);
        for (var operation : model.operations()) {
            var button = Labels.button(
                    "",
                    OperationIcon.of(operation),
                    () -> acting.get().accept(operation),
                    OperationIcon.style(operation));
            button.setId("act-all-" + operation.label().toLowerCase(Locale.ROOT).replace(' ', '-'));
            buttons.put(operation, button);
            getChildren().add(button);
        }
        hint.managedProperty().bind(hint.textProperty().isNotEmpty());
        getChildren().addAll(change, hint);
        model.changes().subscribe(_ -> refresh());
    }

    private static String figure(BulkViewModel model) {
        var whole = model.chosen().get();
        return whole == null ? "" : whole.figure();
    }

    private void askValue(ColumnKind kind) {
        var known = figure.get();
        values.ask(kind, known.isEmpty() ? "all jobs that match" : NumberText.ofFigure(known, "job"), acting.get());
    }

    public void refresh() {
        var availability = model.availability(objection.get());
        var known = figure.get();
        var jobs = known.isEmpty() ? "all" : known;
        buttons.forEach((operation, button) -> {
            button.setText(operation.label() + " " + jobs + "…");
            button.setDisable(!availability.isPossible());
            button.setAccessibleHelp(availability.reason());
        });
        change.show(jobs, _ -> availability);
        hint.setText(availability.reason());
    }
}
