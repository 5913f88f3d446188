package signalbox.ui.screen.log;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.TextClipboard;

/// The entries of one job or runner in the log: where they were read, the buttons, and the entries themselves.
public final class LogPane {
    private static final Duration NOTICEABLE = Duration.millis(300);

    private final CodeBlock entries;
    private final Label title = Labels.sentence("", "t-12", "t-semibold");
    private final Label source = Labels.sentence("", "t-11", "t-muted");
    private final Label note = Labels.sentence("", "t-12", "t-muted");
    private final PauseTransition slow = new PauseTransition(NOTICEABLE);
    private final VBox root;

    /// @param mostLines how tall it becomes
    public LogPane(LogViewModel model, int mostLines) {
        entries = new CodeBlock("log", mostLines).wrapping().searchable();
        entries.setId("log-entries");
        note.setId("log-note");
        var again = Labels.button("Read the log", Icon.REFRESH, model::readAgain, "small");
        again.setId("log-read");
        var paste = Labels.button("Paste a piece", Icon.COPY, () -> model.paste(TextClipboard.text()), "small");
        paste.setId("log-paste");
        root = new VBox(8, Labels.row(8, again, paste), title, source, note, entries);
        VBox.setVgrow(entries, Priority.ALWAYS);
        SidePane.foldable(title, source, note, entries);
        slow.setOnFinished(_ -> title("Reading the log…"));
        model.state().subscribe(this::show);
    }

    public Node node() {
        return root;
    }

    private void show(LogState state) {
        slow.stop();
        switch (state) {
            case LogState.Unasked _ -> only("", "");
            case LogState.Awaited _ -> {
                only("", "");
                slow.playFromStart();
            }
            case LogState.Unread(var reason) -> only("Unknown, because the log could not be read.", reason);
            case LogState.Known(var extract) -> show(extract);
        }
    }

    private void show(LogExtract extract) {
        title("");
        set(source, extract.source());
        set(note, extract.note());
        entries.show(extract.text(), extract.marks());
        entries.setVisible(!extract.text().isEmpty());
    }

    private void only(String sentence, String reason) {
        title(sentence);
        set(source, "");
        set(note, reason);
        entries.setVisible(false);
    }

    private void title(String text) {
        set(title, text);
    }

    private static void set(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
    }
}
