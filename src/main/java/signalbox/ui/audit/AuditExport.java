package signalbox.ui.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import signalbox.audit.reading.AuditFilter;
import signalbox.audit.reading.AuditPage;
import signalbox.audit.reading.AuditReader;
import signalbox.audit.reading.AuditRow;
import signalbox.file.WholeFile;
import signalbox.text.CsvText;
import signalbox.text.NumberText;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.kit.overlay.Notice;
import signalbox.ui.kit.overlay.NoticeBoard;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.screen.action.ActionFlow;

/// Writes all actions that match the filter to a file for spreadsheets, portion by portion.
final class AuditExport {
    private static final int PORTION = 1_000;
    private static final List<String> TITLES = List.of(
            "number",
            "began",
            "at",
            "who",
            "profile",
            "environment",
            "action",
            "subject",
            "previewed",
            "rows",
            "refused",
            "result",
            "outcome",
            "reason");

    private final AuditViewModel model;
    private final SaveAs saveAs;
    private final NoticeBoard notices;

    AuditExport(AuditViewModel model, SaveAs saveAs, NoticeBoard notices) {
        this.model = model;
        this.saveAs = saveAs;
        this.notices = notices;
    }

    void ask() {
        saveAs.ask("Export the audit log", "audit.csv", List.of(new SaveAs.Kind("CSV", "csv")))
                .ifPresent(this::write);
    }

    private void write(Path file) {
        var filter = model.filter().get();
        var reader = model.source().reader();
        model.background().run(() -> write(reader, filter, file), outcome -> {
            notices.notifyOperator(
                    switch (outcome) {
                        case TaskResult.Done<Long>(var count) ->
                            Notice.done(NumberText.of(count, "action") + " written to " + file + ".");
                        case TaskResult.Failed<Long>(var cause) ->
                            Notice.failed("The audit log was not exported to " + file + ".", ActionFlow.message(cause));
                    });
        });
    }

    /// @return how many actions
    static long write(AuditReader reader, AuditFilter filter, Path file) throws IOException {
        var count = new long[1];
        WholeFile.write(file, writer -> count[0] = write(reader, filter, writer));
        return count[0];
    }

    private static long write(AuditReader reader, AuditFilter filter, BufferedWriter writer) throws IOException {
        writer.write(CsvText.line(TITLES));
        var count = 0L;
        AuditPage.PageEnd from = null;
        do {
            var page = reader.page(filter, from, PORTION);
            for (var row : page.rows()) {
                writer.write(CsvText.line(cells(row)));
                count++;
            }
            from = page.older();
        } while (from != null);
        return count;
    }

    private static List<String> cells(AuditRow row) {
        return List.of(
                row.number() == 0 ? "" : Long.toString(row.number()),
                row.begun() == null ? "" : row.begun().toString(),
                row.at().toString(),
                row.who(),
                row.profile(),
                row.environment(),
                row.action(),
                row.subject(),
                row.previewed() == null ? "" : row.previewed().toString(),
                Integer.toString(row.rows()),
                Integer.toString(row.refused()),
                row.result().label(),
                row.outcome(),
                row.reason());
    }
}
