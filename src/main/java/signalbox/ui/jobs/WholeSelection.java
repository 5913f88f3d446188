package signalbox.ui.jobs;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import signalbox.ui.jobs.bulk.BulkButtons;
import signalbox.ui.jobs.bulk.BulkCard;
import signalbox.ui.jobs.bulk.BulkViewModel;
import signalbox.ui.kit.KeyBinding;
import signalbox.ui.kit.table.DataTable;

/// The choice of all jobs that match, beyond those in the list: how it begins and ends.
///
/// @param buttons the operations on all of them
/// @param card the one that runs
record WholeSelection(BulkViewModel bulk, BulkButtons buttons, BulkCard card) {
    static WholeSelection of(JobActionParts tools) {
        var bulk = tools.bulk();
        return new WholeSelection(
                bulk, new BulkButtons(bulk, tools.actions()::roleObjection, tools.values()), new BulkCard(bulk));
    }

    void chooseAll(JobsViewModel model) {
        bulk.choose(model.filter().get(), model.match().get().figure());
    }

    /// Ctrl+A in the list chooses all that match; a click there, or another filter, chooses single jobs again.
    void follow(JobsViewModel model, DataTable<JobRow> table) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (KeyBinding.ALL.matches(key)) {
                var listed = model.rows().get().size();
                if (listed <= JobList.MOST) {
                    table.getSelectionModel().selectAll();
                }
                if (!model.isComplete() || listed > JobList.MOST) {
                    chooseAll(model);
                }
                key.consume();
            }
        });
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> bulk.forget());
        model.filter().subscribe(_ -> bulk.forget());
        model.match().subscribe(match -> bulk.counted(match.figure()));
        model.selection().subscribe(jobs -> {
            if (jobs.size() == 1) {
                bulk.forget();
            }
        });
    }
}
