package signalbox.ui.jobs;

import signalbox.ui.jobs.action.ActionsViewModel;
import signalbox.ui.jobs.action.AskAgainViewModel;
import signalbox.ui.jobs.stuck.StuckJobs;
import signalbox.ui.screen.Desk;
import signalbox.ui.screen.Remedies;
import signalbox.ui.screen.RemedyButtons;

/// What can be done about jobs.
record Tools(ActionsViewModel actions, AskAgainViewModel asking, RemedyButtons remedies, StuckJobs stuck) {
    static Tools of(Desk desk) {
        return new Tools(
                ActionsViewModel.of(desk),
                AskAgainViewModel.of(desk),
                Remedies.of(desk).buttons(),
                StuckJobs.of(desk));
    }
}
