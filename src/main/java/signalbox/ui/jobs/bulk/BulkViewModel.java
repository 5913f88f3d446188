package signalbox.ui.jobs.bulk;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.queue.action.JobOperation;
import signalbox.queue.action.JobOperations;
import signalbox.queue.action.bulk.BulkAction;
import signalbox.queue.action.bulk.BulkPhase;
import signalbox.queue.action.bulk.BulkReport;
import signalbox.queue.action.bulk.BulkReportFile;
import signalbox.queue.action.bulk.BulkRun;
import signalbox.queue.action.bulk.CurrentBulk;
import signalbox.queue.action.bulk.FrozenJobs;
import signalbox.queue.filter.JobFilter;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.LatestOnFx;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.ActionFlow;
import signalbox.ui.screen.action.Availability;

/// The choice of all jobs that match, the operations on them, and the one that is running. It goes on while other
/// screens are shown. On the FX thread only.
public final class BulkViewModel {
    private final ActionFlow actions;
    private final CurrentBulk current;
    private final List<JobOperation> operations;
    private final ReadOnlyBooleanProperty armed;
    private final ReportSaver saver;
    private final ReadOnlyObjectWrapper<@Nullable WholeFilter> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable BulkContent> content = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private @Nullable BulkRun dismissed;

    BulkViewModel(
            ActionFlow actions,
            CurrentBulk current,
            List<JobOperation> operations,
            ReadOnlyBooleanProperty armed,
            ReportSaver saver) {
        this.actions = actions;
        this.current = current;
        this.operations = List.copyOf(operations);
        this.armed = armed;
        this.saver = saver;
        current.notify(new LatestOnFx<>(_ -> refresh()));
        armed.subscribe(this::changed);
        actions.busy().subscribe(this::refresh);
    }

    public static BulkViewModel of(ScreenContext context) {
        return new BulkViewModel(
                ActionFlow.of(context),
                context.session().bulk(),
                JobOperations.withButton(context.session().operations()),
                context.armed(),
                new ReportSaver(context.saveAs(), context.background(), context.notices()));
    }

    /// Writes reports where the operator wants them.
    record ReportSaver(SaveAs saveAs, Background background, NoticeBoard notices) {
        void save(BulkReport report) {
            var kinds = List.of(new SaveAs.Kind("JSON", "json"), new SaveAs.Kind("Tab-separated values", "tsv"));
            saveAs.ask("Save the report", report.operation().name() + "-report.json", kinds)
                    .ifPresent(file -> background.run(
                            () -> {
                                BulkReportFile.write(report, file);
                                return file;
                            },
                            answer -> notices.notifyOperator(
                                    switch (answer) {
                                        case TaskResult.Done(var written) ->
                                            Notice.done("The report was saved to " + written + ".");
                                        case TaskResult.Failed(var cause) ->
                                            Notice.failed("The report was not saved.", ActionFlow.message(cause));
                                    })));
        }
    }

    List<JobOperation> operations() {
        return operations;
    }

    /// All jobs that match are chosen from now on.
    public void choose(JobFilter filter, String figure) {
        chosen.set(new WholeFilter(filter, figure));
        changed();
    }

    /// So many match now. Where none does, nothing is chosen any more.
    public void counted(String figure) {
        var whole = chosen.get();
        if (whole != null && !figure.isEmpty()) {
            chosen.set(figure.equals("0") ? null : new WholeFilter(whole.filter(), figure));
        }
    }

    public void forget() {
        chosen.set(null);
    }

    /// Null while single jobs are chosen.
    public ReadOnlyObjectProperty<@Nullable WholeFilter> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Counts up each time that an answer of `availability` may have changed.
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /// @param objection why this role cannot change jobs; empty: it can
    Availability availability(String objection) {
        var taken = current.running().isPresent() ? CurrentBulk.TAKEN : objection;
        return actions.availability(taken, armed);
    }

    /// Begins an operation on all that is chosen now, whatever is chosen when it is begun.
    Consumer<JobOperation> onChosen() {
        var whole = chosen.get();
        return operation -> {
            if (whole != null) {
                begin(BulkAction.onAll(operation, whole.filter()));
            }
        };
    }

    /// Begins the operation on these jobs and no others.
    ///
    /// @param filter names them for people
    public void act(JobOperation operation, JobFilter filter, FrozenJobs jobs) {
        begin(BulkAction.onAll(operation, filter).onRest(jobs));
    }

    private void begin(BulkAction action) {
        actions.begin(action, new BulkWords(action, actions.target(), this::begin));
    }

    /// What the card shows; null: there is none.
    ReadOnlyObjectProperty<@Nullable BulkContent> content() {
        return content.getReadOnlyProperty();
    }

    /// Looks at the run again.
    public void refresh() {
        content.set(current.newest()
                .filter(run -> !run.equals(dismissed))
                .map(BulkContent::of)
                .orElse(null));
        changed();
    }

    void pause() {
        current.running().ifPresent(BulkRun::pause);
        refresh();
    }

    /// After a pause or a trial; after the end, with those that are left.
    void goOn() {
        current.running().ifPresentOrElse(BulkRun::goOn, this::goOnWithRest);
        refresh();
    }

    private void goOnWithRest() {
        current.newest()
                .ifPresent(
                        run -> report().ifPresent(report -> begin(run.action().onRest(report.rest()))));
    }

    void stop() {
        current.stop("stopped by the operator");
        refresh();
    }

    private Optional<BulkReport> report() {
        return current.newest().flatMap(BulkRun::report);
    }

    void save() {
        report().ifPresent(saver::save);
    }

    /// Takes the card of a run that is over away.
    void dismiss() {
        current.newest().filter(run -> run.progress().phase() == BulkPhase.OVER).ifPresent(run -> dismissed = run);
        refresh();
    }
}
