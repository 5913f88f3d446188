package signalbox.ui.failover;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import signalbox.failover.ReportHtml;
import signalbox.ui.failover.picture.HistoryRow;
import signalbox.ui.fx.Outcome;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes a report where the operator wants it: a page, or the same as JSON.
final class Export {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final FailoverViewModel model;

    Export(FailoverViewModel model) {
        this.model = model;
    }

    void ask() {
        model.selected().ifPresent(row -> {
            var chooser = new FileChooser();
            chooser.setTitle("Export the report of drill " + row.number());
            chooser.setInitialFileName("drill-" + row.number() + ".html");
            chooser.getExtensionFilters()
                    .setAll(new ExtensionFilter("Page", "*.html"), new ExtensionFilter("JSON", "*.json"));
            var window = Window.getWindows().stream()
                    .filter(Window::isFocused)
                    .findFirst()
                    .orElse(null);
            var file = chooser.showSaveDialog(window);
            if (file != null) {
                write(row, file.toPath());
            }
        });
    }

    /// In the background; JSON when the name ends so, else a page.
    void write(HistoryRow row, Path file) {
        model.background().run(() -> Files.writeString(file, text(row, file)), outcome -> {
            switch (outcome) {
                case Outcome.Done<Path> _ -> model.exported(file.toString());
                case Outcome.Failed<Path>(var cause) -> model.notExported(cause);
            }
        });
    }

    private static String text(HistoryRow row, Path file) {
        return file.toString().endsWith(".json")
                ? JSON.writeValueAsString(row.report()) + "\n"
                : ReportHtml.of(row.report(), "Signalbox: failover drill " + row.number());
    }
}
