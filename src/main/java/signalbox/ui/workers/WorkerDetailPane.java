package signalbox.ui.workers;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import signalbox.text.ShownZone;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyValues;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.screen.action.ArmHint;
import signalbox.worker.ProcessVerdict;

/// One process: what it is for, with the evidence; its command, its connections; and ending it.
final class WorkerDetailPane {
    private static final double KEY_WIDTH = 92;

    private final Label title = Labels.of("", "t-16", "t-semibold");
    private final Badge badge = new Badge("", Badge.Style.NEUTRAL);
    private final KeyValues facts = new KeyValues(KEY_WIDTH);
    private final Label started = facts.row("Started");
    private final Label user = facts.row("User");
    private final Label parent = facts.row("Parent", "t-mono");
    private final Label part = facts.row("Its runner");
    private final Label connections = facts.row("Backends", "t-mono");
    private final Label evidence = Labels.sentence("", "t-mono-11");
    private final Label disagreement = Labels.sentence("", "t-12", "t-warning");
    private final TextFlow command = new TextFlow();
    private final ArmHint obstacle = ArmHint.sentence("t-12", "t-muted");
    private final Button end;
    private final Button kill;
    private final VBox pane;
    private final EmptyState none = new EmptyState(
            Icon.WORKERS, "No process is selected.", "Select one to see what it is for, with the evidence.");
    private final VBox root = new VBox();

    WorkerDetailPane(WorkersViewModel model) {
        end = Labels.button("End process…", Icon.TERMINATE, model::end, "danger");
        end.setId("end-process");
        kill = Labels.button("Kill…", Icon.CANCEL, model::kill);
        kill.setId("kill-process");
        obstacle.setId("end-obstacle");
        SidePane.foldable(obstacle, disagreement);
        var foot = new VBox(8, obstacle, Labels.row(10, end, kill));
        pane = SidePane.of(
                Labels.row(8, title, badge, Labels.spacer(), SidePane.close(() -> model.select(null))),
                foot,
                SidePane.padded(facts),
                SidePane.section(Icon.EVIDENCE, "Evidence", evidence, disagreement),
                SidePane.section(Icon.STATEMENT, "Command", command));
        root.getStyleClass().addAll("pane", "worker-detail");
        model.selected().subscribe(this::show);
        model.obstacle().subscribe(words -> {
            obstacle.setText(words);
            obstacle.setVisible(!words.isEmpty());
            end.setDisable(!words.isEmpty());
            kill.setDisable(!words.isEmpty());
        });
    }

    Node node() {
        return root;
    }

    private void show(@Nullable WorkerRow row) {
        root.getChildren().setAll(row == null ? none : pane);
        VBox.setVgrow(row == null ? none : pane, Priority.ALWAYS);
        if (row == null) {
            return;
        }
        var process = row.worker().process();
        title.setText(row.worker().title());
        badge.showWorker(row.badge());
        started.setText(row.started() + " " + ShownZone.word(process.started()) + ", " + row.since());
        user.setText(process.user());
        parent.setText(process.hasParent() ? Integer.toString(process.ppid()) : "not known");
        part.setText(
                row.part() == WorkerRow.Part.NONE ? "none seen" : row.part().label());
        connections.setText(row.connectionsText());
        showEvidence(row.worker().verdict());
        command.getChildren()
                .setAll(row.command().stream().map(WorkerDetailPane::text).toList());
    }

    private void showEvidence(ProcessVerdict verdict) {
        evidence.setText(
                verdict.evidence().isEmpty()
                        ? "Its command has nothing of Odoo."
                        : verdict.evidence().stream()
                                .map(ProcessVerdict.Evidence::toString)
                                .collect(Collectors.joining("\n")));
        disagreement.setText(Objects.requireNonNullElse(verdict.disagreement(), ""));
        disagreement.setVisible(verdict.disagreement() != null);
    }

    private static Text text(CommandLinePart fragment) {
        var text = new Text(fragment.text());
        text.getStyleClass()
                .addAll(Stream.of("t-mono-11", fragment.decides() ? "command-mark" : "command-text")
                        .toList());
        return text;
    }
}
