package signalbox.ui.jobs.detail;

import javafx.scene.control.Tab;
import javafx.scene.control.Tooltip;
import signalbox.ui.jobs.detail.JobLifeViewModel.LifeState;
import signalbox.ui.screen.life.JobLifePane;

/// The tab with the life of the job as it was recorded, and who dispatched it.
final class JobLifeTab {
    private final JobLifePane pane = new JobLifePane();
    private final Tab tab = new Tab("Recorded", pane.node());

    JobLifeTab(JobLifeViewModel model) {
        tab.setTooltip(new Tooltip("What was recorded of this job, and who dispatched it"));
        tab.selectedProperty().subscribe(selected -> model.watch(selected));
        model.state().subscribe(this::show);
    }

    Tab tab() {
        return tab;
    }

    private void show(LifeState state) {
        switch (state) {
            case LifeState.Awaited _ -> pane.say("");
            case LifeState.Read(var life) -> pane.show(life);
            case LifeState.Unread(var reason) -> pane.say(reason);
        }
    }
}
