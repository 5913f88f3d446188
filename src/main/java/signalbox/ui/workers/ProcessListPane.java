package signalbox.ui.workers;

import java.time.ZoneId;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.Banner;
import signalbox.ui.kit.CodeBlock;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SidePane;
import signalbox.ui.kit.SpokenName;
import signalbox.ui.kit.TextClipboard;
import signalbox.ui.kit.TextHighlight;
import signalbox.worker.listing.PsOutput;

/// The pane in which the user pastes a list of another host's processes.
final class ProcessListPane {
    private final TextArea text = new TextArea();
    private final VBox root;

    ProcessListPane(ProcessListViewModel model) {
        var command = new CodeBlock("command", 1);
        command.getStyleClass().add("list-command");
        command.show(PsOutput.COMMAND, TextHighlight.none());
        text.setId("list-text");
        SpokenName.field(text, "Output of ps");
        text.getStyleClass().add("t-mono-11");
        text.setPromptText("    PID    PPID USER      STARTED …");
        text.setPrefRowCount(12);
        text.textProperty().bindBidirectional(model.text());
        var paste = Labels.button("Paste", Icon.COPY, () -> model.paste(TextClipboard.text()));
        paste.setId("list-paste");
        var file = Labels.button("From a file…", Icon.EXPORT, model::readFile);
        file.setId("list-file");
        var fault = new Banner(Banner.Level.DANGER);
        fault.setId("list-fault");
        model.fault().subscribe(words -> fault.say(words.isEmpty() ? "" : "This list cannot be read.", words));
        root = SidePane.of(
                Labels.row(
                        8,
                        Icon.WORKERS.at(17),
                        Labels.of("List of another host", "t-16", "t-semibold"),
                        Labels.spacer(),
                        SidePane.close(model::close)),
                new VBox(8, fault, Labels.row(10, show(model))),
                SidePane.section(
                        Icon.STATEMENT,
                        "Run this in a shell of the build",
                        command,
                        Labels.sentence(
                                "Its output says what each process there is for. It does not show connections.",
                                "t-12",
                                "t-muted")),
                SidePane.section(Icon.AUDIT, "Its output", text, Labels.row(10, paste, file)),
                SidePane.section(
                        Icon.SETTINGS,
                        "Time zone of that host",
                        zone(model),
                        Labels.sentence("ps prints local times without a zone.", "t-11", "t-muted")));
    }

    Node node() {
        return root;
    }

    void focus() {
        text.requestFocus();
    }

    private static Button show(ProcessListViewModel model) {
        var show = Labels.button("Show list", Icon.NEXT, model::read, "accent");
        show.setId("list-show");
        show.disableProperty().bind(model.text().isEmpty().or(model.reading()));
        return show;
    }

    private static ComboBox<String> zone(ProcessListViewModel model) {
        var zone = new ComboBox<String>();
        zone.setId("list-zone");
        SpokenName.field(zone, "Time zone of that host");
        zone.setEditable(true);
        zone.setMaxWidth(Double.MAX_VALUE);
        zone.getItems().add("UTC");
        zone.getItems().addAll(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        zone.getEditor().textProperty().bindBidirectional(model.zone());
        return zone;
    }
}
