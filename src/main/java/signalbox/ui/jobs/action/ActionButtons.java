package signalbox.ui.jobs.action;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.queue.action.ColumnKind;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.OperationEntry;
import signalbox.queue.job.Job;
import signalbox.text.NumberText;
import signalbox.ui.jobs.value.ChangeMenu;
import signalbox.ui.jobs.value.ValueCards;
import signalbox.ui.kit.HoverText;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.screen.action.ArmHint;
import signalbox.ui.screen.action.Availability;
import signalbox.ui.screen.action.OperationIcon;

/// The operations on some jobs, a button each, those that need a value in a menu, and asking again for those that no
/// worker has begun. The buttons are always visible; one that does not work now says why.
public final class ActionButtons extends FlowPane {
    /// A disabled button gets no mouse events: the frame around it shows the tooltip.
    private record Slot(Button button, Tooltip tip) {}

    private final ActionsViewModel model;
    private final AskAgainButton again;
    private final ValueCards values;
    private final ChangeMenu change;
    private final Map<JobOperation, Slot> slots = new LinkedHashMap<>();
    private final ArmHint hint = ArmHint.sentence("t-11", "t-muted");
    private List<Job> jobs = List.of();
    private List<String> known = List.of();

    public ActionButtons(ActionsViewModel model, AskAgainViewModel asking, ValueCards values) {
        super(8, 6);
        this.model = model;
        this.again = new AskAgainButton(asking);
        this.values = values;
        this.change = new ChangeMenu(values, "act-change", this::askValue);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        HBox.setHgrow(this, Priority.ALWAYS);
        hint.maxWidthProperty().bind(widthProperty());
        hint.managedProperty().bind(hint.textProperty().isNotEmpty());
        for (var operation : model.operations()) {
            getChildren().add(slot(operation));
        }
        getChildren().addAll(change, again, hint);
        model.changes().subscribe(_ -> refresh());
    }

    private StackPane slot(JobOperation operation) {
        var button = Labels.button(
                operation.label() + "…",
                OperationIcon.of(operation),
                () -> model.act(operation, jobs, known),
                OperationIcon.style(operation));
        button.setId("act-" + operation.label().toLowerCase(Locale.ROOT).replace(' ', '-'));
        var frame = new StackPane(button);
        frame.setMinWidth(USE_PREF_SIZE);
        var tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        Tooltip.install(frame, tip);
        slots.put(operation, new Slot(button, tip));
        return frame;
    }

    /// The jobs on which the buttons act from now on.
    public void show(List<Job> subjects) {
        show(subjects, List.of());
    }

    /// @param known what the screen knows of these jobs besides: sentences of the question
    public void show(List<Job> subjects, List<String> known) {
        jobs = subjects;
        this.known = known;
        again.show(subjects);
        refresh();
    }

    /// The jobs are those of now, whatever is shown once the value is given.
    private void askValue(ColumnKind kind) {
        var subjects = jobs;
        var facts = known;
        values.ask(
                kind, NumberText.of(suitable(kind), "job", "jobs"), operation -> model.act(operation, subjects, facts));
    }

    private long suitable(OperationEntry operation) {
        return jobs.stream().filter(job -> operation.suits(job.state())).count();
    }

    private void refresh() {
        slots.forEach(this::refresh);
        refreshMenu();
        var reasons = slots.keySet().stream()
                .map(operation -> model.availability(operation, jobs))
                .distinct()
                .toList();
        var same = reasons.size() == 1 ? reasons.getFirst() : null;
        var locked = reasons.contains(Availability.LOCKED);
        hint(locked ? Availability.LOCKED.reason() : same == null ? "" : same.reason());
        hint.setGraphic(locked ? Icon.LOCKED.at(14) : null);
        HoverText.set(hint, hint.getText());
    }

    private void refreshMenu() {
        var suitable = values.kinds().stream().mapToLong(this::suitable).max().orElse(0);
        change.show(jobs.size() > 1 ? NumberText.count(suitable) : "", kind -> model.availability(kind, jobs));
    }

    /// It keeps its height when it is empty, so that arming does not move the buttons under the mouse.
    private void hint(String words) {
        hint.setVisible(!words.isEmpty());
        if (hint.isVisible() || hint.getText().isEmpty()) {
            hint.setText(words.isEmpty() ? Availability.LOCKED.reason() : words);
        }
    }

    private void refresh(JobOperation operation, Slot slot) {
        var availability = model.availability(operation, jobs);
        var suitable = suitable(operation);
        slot.button.setText(operation.label() + (jobs.size() > 1 ? " " + NumberText.count(suitable) : "") + "…");
        slot.button.setDisable(!availability.isPossible());
        slot.button.setAccessibleHelp(availability.reason());
        ((FontIcon) slot.button.getGraphic())
                .setIconCode((availability.locked() ? Icon.LOCKED : OperationIcon.of(operation)).glyph());
        slot.tip.setText(
                availability.isPossible()
                        ? operation.verb((int) suitable) + " after a question"
                        : availability.reason());
    }
}
