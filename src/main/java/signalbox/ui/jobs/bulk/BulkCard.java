package signalbox.ui.jobs.bulk;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.queue.action.bulk.BulkPhase;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;

/// Below the list while an operation on many jobs runs, and until its report was read.
public final class BulkCard {
    private final Label title = Labels.of("", "t-13", "t-semibold");
    private final Badge badge = new Badge("", Badge.Style.ACCENT);
    private final Label figure = Labels.of("", "t-20", "t-semibold");
    private final Label of = Labels.of("", "t-13", "t-muted");
    private final Label speed = Labels.of("", "t-12", "t-semibold");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label batches = Labels.of("", "t-12", "t-muted");
    private final VBox facts = new VBox(4);
    private final Label why = Labels.sentence("", "t-12");
    private final Button pause;
    private final Button goOn;
    private final Button stop;
    private final Button save;
    private final Button close;
    private final VBox root;

    public BulkCard(BulkViewModel model) {
        pause = Labels.button("Pause", Icon.PAUSE, model::pause);
        goOn = Labels.button("Go on", Icon.RESUME, model::goOn, "accent");
        stop = Labels.button("Stop", Icon.STOP, model::stop, "danger-outline");
        save = Labels.button("Save report…", Icon.EXPORT, model::save);
        close = Labels.iconButton(Icon.CLOSE, "Close the report", model::dismiss, "flat", "small");
        pause.setId("bulk-pause");
        goOn.setId("bulk-go-on");
        stop.setId("bulk-stop");
        save.setId("bulk-save");
        SidePane.foldable(pause, goOn, stop, save, close, why);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("How many jobs were reached");
        var head = Labels.row(8, title, badge, Labels.spacer(), pause, goOn, stop, save, close);
        root = new VBox(6, head, Labels.row(6, figure, of, Labels.spacer(), speed), bar, batches, why, facts);
        root.getStyleClass().add("bulk-card");
        root.setMinHeight(VBox.USE_PREF_SIZE);
        root.managedProperty().bind(root.visibleProperty());
        model.content().subscribe(this::show);
    }

    public Node node() {
        return root;
    }

    private void show(@Nullable BulkContent content) {
        root.setVisible(content != null);
        if (content == null) {
            return;
        }
        title.setText(content.title());
        badge.show(content.badge(), style(content));
        figure.setText(content.figure());
        of.setText(content.of());
        speed.setText(content.speed());
        bar.setProgress(content.share());
        batches.setText(content.batches());
        why.setText(content.why());
        why.setVisible(!content.why().isEmpty());
        facts.getChildren()
                .setAll(content.facts().stream()
                        .map(sentence -> Labels.sentence(sentence, "t-12", "t-muted"))
                        .toList());
        buttons(content);
    }

    private void buttons(BulkContent content) {
        var over = content.phase() == BulkPhase.OVER;
        pause.setVisible(content.phase() == BulkPhase.RUNNING);
        stop.setVisible(!over);
        goOn.setVisible(
                switch (content.phase()) {
                    case RUNNING -> false;
                    case TRIED, PAUSED -> true;
                    case OVER -> content.rest() > 0;
                });
        goOn.setText(over ? "Go on with the rest…" : "Go on");
        save.setVisible(over);
        close.setVisible(over);
    }

    private static Badge.Style style(BulkContent content) {
        return switch (content.phase()) {
            case RUNNING -> Badge.Style.ACCENT;
            case TRIED, PAUSED -> Badge.Style.WARNING;
            case OVER -> content.rest() == 0 ? Badge.Style.SUCCESS : Badge.Style.WARNING;
        };
    }
}
