package signalbox.ui.jobs.export;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// Below the list while it is written to a file: how far that is, and a button that cancels it.
public final class ExportBar {
    private final Label text = Labels.wholeInTooltip(Labels.of("", "t-12"));
    private final ProgressBar bar = new ProgressBar(0);
    private final Button cancel;
    private final HBox root;

    public ExportBar(ExportViewModel model) {
        cancel = Labels.button("Cancel", Icon.STOP, model::cancel, "small");
        cancel.setId("jobs-export-cancel");
        cancel.setMinWidth(Button.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinWidth(60);
        bar.setAccessibleText("How many jobs are written");
        HBox.setHgrow(bar, Priority.ALWAYS);
        root = Labels.row(10, text, bar, cancel);
        root.getStyleClass().add("export-bar");
        root.managedProperty().bind(root.visibleProperty());
        model.content().subscribe(this::show);
    }

    public Node node() {
        return root;
    }

    private void show(@Nullable ExportContent content) {
        root.setVisible(content != null);
        if (content != null) {
            text.setText(content.text());
            bar.setProgress(content.share());
            cancel.setDisable(content.isEnding());
        }
    }

    /// A button that begins it. It is disabled while one is running.
    ///
    /// @param ask asks where to
    public static Button button(ExportViewModel model, Runnable ask) {
        var button = Labels.button("Export CSV…", Icon.EXPORT, ask);
        button.setId("jobs-export");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setTooltip(new Tooltip("Writes all jobs that match to a file, with the columns of the list"));
        button.disableProperty().bind(model.content().isNotNull());
        return button;
    }
}
