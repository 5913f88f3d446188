package signalbox.ui.failover;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import signalbox.failover.report.ReportHtml;
import signalbox.ui.failover.content.HistoryRow;
import signalbox.ui.fx.TaskResult;
import signalbox.ui.screen.SaveAs;
import signalbox.ui.screen.SaveAs.Kind;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes a report to a file that the operator chooses: a web page, or JSON.
final class ReportExport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final List<Kind> KINDS = List.of(new Kind("Page", "html"), new Kind("JSON", "json"));

    private final FailoverViewModel model;
    private final SaveAs saveAs;

    ReportExport(FailoverViewModel model, SaveAs saveAs) {
        this.model = model;
        this.saveAs = saveAs;
    }

    void ask() {
        model.selected()
                .ifPresent(row -> saveAs.ask(
                                "Export the report of drill " + row.number(), "drill-" + row.number() + ".html", KINDS)
                        .ifPresent(file -> write(row, file)));
    }

    /// Writes in the background: JSON if the file's name ends so, otherwise a page.
    private void write(HistoryRow row, Path file) {
        model.background().run(() -> Files.writeString(file, text(row, file)), outcome -> {
            switch (outcome) {
                case TaskResult.Done<Path> _ -> model.exported(file.toString());
                case TaskResult.Failed<Path>(var cause) -> model.notExported(cause);
            }
        });
    }

    private static String text(HistoryRow row, Path file) {
        return file.toString().endsWith(".json")
                ? JSON.writeValueAsString(row.report()) + "\n"
                : ReportHtml.of(row.report(), "Signalbox: failover drill " + row.number());
    }
}
