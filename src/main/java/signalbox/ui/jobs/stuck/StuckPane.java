package signalbox.ui.jobs.stuck;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.health.StuckJobInvestigation;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.queue.action.JobOperations;
import signalbox.queue.stuck.LateJob;
import signalbox.queue.stuck.LateJobs;
import signalbox.text.NumberText;
import signalbox.text.ShortUuid;
import signalbox.text.TimeText;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.state.StateLabel;
import signalbox.ui.screen.action.ArmHint;
import signalbox.ui.screen.action.AskAgainFlow;
import signalbox.ui.screen.action.Availability;

/// The card with the stuck jobs: those that no worker runs, those for which this is not known, and those that a worker
/// runs, each with its evidence.
final class StuckPane extends VBox {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 560;

    private final StuckViewModel model;
    private final VBox groups = new VBox(18);
    private final ScrollPane scroll = new ScrollPane(groups);
    private final EmptyState empty = new EmptyState(Icon.DONE, "", "");
    private final Label more = Labels.sentence("", "t-12", "t-muted");
    private final Button requeue = new Button();
    private final Button again = new Button();
    private final Button close = new Button("Close");
    private final ArmHint locked = ArmHint.of("", "t-11", "t-muted");
    private final Map<StuckJobInvestigation, CheckBox> boxes = new HashMap<>();
    private List<StuckJobInvestigation> shown = List.of();

    StuckPane(StuckViewModel model, Runnable onClose) {
        this.model = model;
        setId("stuck-jobs");
        setAccessibleText("Stuck jobs");
        getStyleClass().add("confirm-pane");
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        groups.getStyleClass().add("confirm-body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.visibleProperty().bind(empty.visibleProperty().not());
        close.setOnAction(_ -> onClose.run());
        requeue.setId("stuck-requeue");
        requeue.getStyleClass().add("accent");
        requeue.setOnAction(_ -> model.requeue());
        again.setId("stuck-ask-again");
        again.setOnAction(_ -> model.askAgain());
        again.setTooltip(new Tooltip("Repeats the request to Odoo; changes no row."));
        again.managedProperty().bind(again.visibleProperty());
        SidePane.foldable(more);
        SidePane.foldable(locked);
        var body = new StackPane(scroll, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head(onClose), body, foot());
        model.content().subscribe(this::show);
        model.changes().subscribe(_ -> offer(model.content().get()));
    }

    private static Node head(Runnable onClose) {
        var head = Labels.row(
                8,
                Icon.REQUEUE.at(17, "i-accent"),
                Labels.of("Stuck jobs", "t-13", "t-semibold"),
                Labels.spacer(),
                SidePane.close(onClose));
        head.getStyleClass().add("confirm-head");
        return head;
    }

    private Node foot() {
        var foot = Labels.row(8, more, Labels.spacer(), locked, close, again, requeue);
        close.setMinWidth(USE_PREF_SIZE);
        again.setMinWidth(USE_PREF_SIZE);
        requeue.setMinWidth(USE_PREF_SIZE);
        locked.setMinWidth(USE_PREF_SIZE);
        foot.getStyleClass().add("card-footer");
        return foot;
    }

    /// The node that gets the focus.
    Node first() {
        return close;
    }

    private void show(StuckContent stuck) {
        empty.setVisible(stuck.proofs().isEmpty());
        if (stuck.unknown().isEmpty()) {
            empty.say("No job is stuck", "No job has been enqueued or started for too long.");
        } else {
            empty.say("It is not known which jobs are stuck", stuck.unknown());
        }
        more.setText(LateJobs.notChecked(stuck.more()));
        more.setVisible(stuck.more() > 0);
        if (!stuck.proofs().equals(shown)) {
            shown = stuck.proofs();
            build(stuck);
        }
        boxes.forEach((proof, box) -> box.setSelected(stuck.isChosen(proof)));
        offer(stuck);
    }

    private void offer(StuckContent stuck) {
        requeue.setText(JobOperations.REQUEUE.verb(stuck.chosen().size()) + "…");
        requeue.setDisable(!model.mayRequeue().isPossible());
        again.setVisible(!stuck.notBegun().isEmpty());
        again.setText(AskAgainFlow.verb(stuck.notBegun().size()) + "…");
        again.setDisable(!model.mayAskAgain().isPossible());
        say(stuck.chosen().isEmpty() ? model.mayAskAgain() : model.mayRequeue());
    }

    private void say(Availability availability) {
        locked.setText(availability.reason());
        locked.setGraphic(availability.locked() ? Icon.LOCKED.at(14) : null);
        locked.setVisible(!availability.isPossible());
    }

    private void build(StuckContent stuck) {
        boxes.clear();
        groups.getChildren().clear();
        group(stuck, JobLiveness.DEAD, "No worker is running them", "Safe to requeue.");
        group(stuck, JobLiveness.UNKNOWN, "Not known", "Tick a job if you know that its worker is gone.");
        group(stuck, JobLiveness.ALIVE, "A worker is running them", "They are left alone.");
    }

    private void group(StuckContent stuck, JobLiveness verdict, String title, String hint) {
        var proofs = stuck.of(verdict);
        var heading = Labels.row(
                8,
                icon(verdict),
                Labels.of(title, "t-13", "t-semibold"),
                Labels.of(NumberText.count(proofs.size()), "pill"),
                Labels.of(proofs.isEmpty() ? "" : hint, "t-12", "t-muted"));
        var group = new VBox(10, heading);
        proofs.forEach(proof -> group.getChildren().add(row(proof, stuck)));
        group.setId("stuck-" + verdict.name().toLowerCase(Locale.ROOT));
        groups.getChildren().add(group);
    }

    private Node row(StuckJobInvestigation proof, StuckContent stuck) {
        var job = proof.job();
        var box = new CheckBox();
        box.setDisable(proof.verdict() == JobLiveness.ALIVE);
        box.setVisible(proof.verdict() != JobLiveness.ALIVE);
        box.setAccessibleText("Requeue " + job.uuid());
        box.setOnAction(_ -> model.choose(proof, box.isSelected()));
        boxes.put(proof, box);
        var facts = facts(proof.job(), stuck.now());
        var words = new VBox(3, facts, Labels.sentence(String.join(" ", proof.evidence()), "t-12"));
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(8, box, words);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private static String since(@Nullable Instant at, Instant now) {
        return at == null ? "since when is not known" : "since " + TimeText.narrow(at, now);
    }

    private static Node facts(LateJob job, Instant now) {
        var state = new StateLabel(job.state());
        state.setMinWidth(88);
        var name = Labels.of(job.call().model() + "." + job.call().method(), "t-12", "t-semibold");
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(job.call().name()));
        var uuid = Labels.of(ShortUuid.of(job.uuid()), "t-mono-11", "t-muted");
        uuid.setTooltip(new Tooltip(job.uuid()));
        var others = Stream.of("in " + job.channel(), since(job.since(), now))
                .map(text -> Labels.of(text, "t-12", "t-muted"))
                .toList();
        var facts = Labels.row(8, state, name);
        facts.getChildren().addAll(others);
        facts.getChildren().addAll(Labels.spacer(), uuid);
        others.forEach(label -> label.setMinWidth(USE_PREF_SIZE));
        uuid.setMinWidth(USE_PREF_SIZE);
        return facts;
    }

    private static Node icon(JobLiveness verdict) {
        return switch (verdict) {
            case DEAD -> Icon.WARNING.at(15, "i-warning");
            case UNKNOWN -> Icon.HELP.at(15);
            case ALIVE -> Icon.DONE.at(15, "i-success");
        };
    }
}
