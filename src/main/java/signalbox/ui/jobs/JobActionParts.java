package signalbox.ui.jobs;

import signalbox.ui.jobs.action.ActionButtons;
import signalbox.ui.jobs.action.ActionsViewModel;
import signalbox.ui.jobs.action.AskAgainViewModel;
import signalbox.ui.jobs.bulk.BulkViewModel;
import signalbox.ui.jobs.export.ExportViewModel;
import signalbox.ui.jobs.stuck.StuckJobsCard;
import signalbox.ui.jobs.value.ValueCards;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.RemedyActions;
import signalbox.ui.screen.action.RemedyButtons;

/// The parts that act on jobs, or write them to a file.
record JobActionParts(
        ActionsViewModel actions,
        AskAgainViewModel asking,
        RemedyButtons remedies,
        StuckJobsCard stuck,
        BulkViewModel bulk,
        ValueCards values,
        ExportViewModel export) {
    static JobActionParts of(ScreenContext context) {
        var flow = ActionFlow.of(context);
        var actions = ActionsViewModel.of(context, flow);
        return new JobActionParts(
                actions,
                AskAgainViewModel.of(context, flow),
                RemedyActions.of(context).buttons(),
                StuckJobsCard.of(context, actions),
                BulkViewModel.of(context),
                ValueCards.of(context),
                ExportViewModel.of(context));
    }

    /// For some jobs.
    ActionButtons buttons() {
        return new ActionButtons(actions, asking, values);
    }
}
