package signalbox.ui.jobs.action;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.queue.job.Job;
import signalbox.text.NumberText;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.screen.action.AskAgainFlow;

/// The button that asks Odoo again. It is visible if one of the jobs is enqueued and no worker has begun it.
final class AskAgainButton extends StackPane {
    private final AskAgainViewModel model;
    private final Button button;
    private final Tooltip tip = new Tooltip();
    private List<Job> jobs = List.of();

    AskAgainButton(AskAgainViewModel model) {
        this.model = model;
        button = Labels.button("Ask again…", Icon.DISPATCH, () -> model.ask(jobs), "plain");
        button.setId("act-ask-again");
        getChildren().add(button);
        setMinWidth(USE_PREF_SIZE);
        managedProperty().bind(visibleProperty());
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        Tooltip.install(this, tip);
        model.armed().subscribe(this::refresh);
        model.busy().subscribe(this::refresh);
    }

    void show(List<Job> subjects) {
        jobs = subjects;
        refresh();
    }

    private void refresh() {
        var wanted = AskAgainViewModel.notBegun(jobs).size();
        var availability = model.availability(jobs);
        setVisible(wanted > 0);
        button.setText("Ask again" + (jobs.size() > 1 ? " " + NumberText.count(wanted) : "") + "…");
        button.setDisable(!availability.isPossible());
        ((FontIcon) button.getGraphic()).setIconCode((availability.locked() ? Icon.LOCKED : Icon.DISPATCH).glyph());
        button.setAccessibleHelp(availability.reason());
        tip.setText(
                availability.isPossible()
                        ? AskAgainFlow.verb(wanted) + ", after a question; changes no row"
                        : availability.reason());
    }
}
