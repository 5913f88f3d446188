package signalbox.ui.runners;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.queue.action.guard.EnqueueGuard;
import signalbox.text.NumberText;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.KeyValues;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.TextHighlight;
import signalbox.ui.screen.action.ArmHint;

/// The enqueue guard: what it is, what it did, the exact statements, and the button.
final class GuardPane {
    private static final int WIDEST = 48;
    private static final String WHAT =
            "The runners' own statement makes a job enqueued whatever its state is. If two runners work on one"
                    + " database, this starts jobs twice. The guard is a trigger on queue_job that lets a job"
                    + " become enqueued only from pending; it drops and counts any other such update. Runners"
                    + " need no change,"
                    + " and removing it leaves the table as it was.";

    private final GuardViewModel model;
    private final Badge state = new Badge("", Badge.Style.NEUTRAL);
    private final Label dropped;
    private final Button change;
    private final ArmHint obstacle = ArmHint.sentence("t-12", "t-muted");
    private final CodeBlock sql = new CodeBlock("statements", 26);
    private final VBox root;

    GuardPane(GuardViewModel model, Runnable onClose) {
        this.model = model;
        var figures = new KeyValues(92);
        dropped = figures.row("Dropped");
        dropped.setId("guard-dropped");
        change = Labels.button("Install guard…", Icon.SHIELD, model::change, "danger");
        change.setId("guard-change");
        obstacle.setId("guard-obstacle");
        root = SidePane.of(
                Labels.row(
                        8,
                        Icon.SHIELD.at(17),
                        Labels.of("Enqueue guard", "t-16", "t-semibold"),
                        state,
                        Labels.spacer(),
                        SidePane.close(onClose)),
                new VBox(8, obstacle, Labels.row(10, change)),
                SidePane.section(Icon.INFORMATION, "What it is", Labels.sentence(WHAT, "t-12"), figures),
                SidePane.section(Icon.STATEMENT, "The exact statements", sql));
        SidePane.foldable(obstacle);
        model.status().subscribe(this::show);
        model.sql().subscribe(text -> {
            var lines = StatementWrapper.wrapped(text, WIDEST);
            sql.show(lines, TextHighlight.sql(lines));
        });
        model.obstacle().subscribe(words -> {
            obstacle.setText(words);
            obstacle.setVisible(!words.isEmpty());
            change.setDisable(!words.isEmpty());
        });
    }

    Node node() {
        return root;
    }

    private void show(EnqueueGuard.@Nullable Status status) {
        var installed = status != null && status.installed();
        state.show(installed ? "installed" : "not installed", installed ? Badge.Style.SUCCESS : Badge.Style.DASHED);
        if (status != null && status.fault() != null) {
            state.show("not known to guard", Badge.Style.WARNING);
        }
        dropped.setText(status == null || !installed ? "" : text(status));
        change.setText(installed ? "Remove guard…" : "Install guard…");
        if (root.getScene() != null) {
            model.opened();
        }
    }

    private static String text(EnqueueGuard.Status status) {
        if (status.fault() != null) {
            return "not known: " + status.fault();
        }
        return status.dropped() == null
                ? "not readable for this role"
                : NumberText.of(status.dropped(), "update", "updates") + " since it was installed";
    }
}
