package signalbox.ui.jobs.export;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.queue.job.JobListing;
import signalbox.queue.job.export.JobCsvColumn;
import signalbox.queue.job.export.JobExport;
import signalbox.text.NumberText;
import signalbox.ui.fx.Background;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.FolderOpener;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.screen.ScreenContext;
import signalbox.ui.screen.action.ActionFlow;

/// Writes all jobs that match to a file, while the operator goes on. One at a time. On the FX thread only.
public final class ExportViewModel {
    /// Begins an export, and returns at once.
    @FunctionalInterface
    public interface Starter {
        JobExport begin(JobListing listing, List<JobCsvColumn> columns, Path file);
    }

    private final Starter starter;
    private final SaveAs saveAs;
    private final Background background;
    private final NoticeBoard notices;
    private final FolderOpener folders;
    private final ReadOnlyObjectWrapper<@Nullable ExportContent> content = new ReadOnlyObjectWrapper<>();
    private @Nullable JobExport running;

    public ExportViewModel(
            Starter starter, SaveAs saveAs, Background background, NoticeBoard notices, FolderOpener folders) {
        this.starter = starter;
        this.saveAs = saveAs;
        this.background = background;
        this.notices = notices;
        this.folders = folders;
    }

    public static ExportViewModel of(ScreenContext context) {
        return new ExportViewModel(
                context.session().reads().exports()::begin,
                context.saveAs(),
                context.background(),
                context.notices(),
                FolderOpener.desktop(context.background(), context.notices()));
    }

    /// Asks where to, and begins.
    ///
    /// @param columns the file's, after its name was chosen
    public void ask(JobListing listing, List<JobCsvColumn> columns) {
        if (running == null) {
            saveAs.ask("Export the jobs that match", "jobs.csv", List.of(new SaveAs.Kind("CSV", "csv")))
                    .ifPresent(file -> begin(listing, columns, file));
        }
    }

    private void begin(JobListing listing, List<JobCsvColumn> columns, Path file) {
        var export = starter.begin(listing, columns, file);
        running = export;
        tick();
        background.run(export::write, outcome -> {
            running = null;
            content.set(null);
            notices.notifyOperator(notice(file, columns, outcome));
        });
    }

    private Notice notice(Path file, List<JobCsvColumn> columns, TaskResult<Long> outcome) {
        return switch (outcome) {
            case TaskResult.Done<Long>(var count) ->
                new Notice(
                                Notice.Kind.DONE,
                                NumberText.of(count, "job") + " written to " + file + ".",
                                "Its columns are those of the list, " + columns.size()
                                        + ": more are in the menu of its header.")
                        .linked("Show in folder", () -> folders.open(file));
            case TaskResult.Failed<Long>(CancellationException _) ->
                Notice.information("The export was cancelled. Nothing was written to " + file + ".");
            case TaskResult.Failed<Long>(var cause) ->
                Notice.failed("The jobs were not exported to " + file + ".", ActionFlow.message(cause));
        };
    }

    public void cancel() {
        if (running != null) {
            running.cancel();
            tick();
        }
    }

    /// Shows how far it is.
    public void tick() {
        content.set(running == null ? null : ExportContent.of(running));
    }

    /// Null: none is running.
    ReadOnlyObjectProperty<@Nullable ExportContent> content() {
        return content.getReadOnlyProperty();
    }
}
