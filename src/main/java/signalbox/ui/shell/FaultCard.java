package signalbox.ui.shell;

import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import signalbox.text.NumberText;
import signalbox.text.SecretMask;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SpokenName;

/// Says that Signalbox itself failed, what still works, where the log is, and what a report needs. FX thread.
final class FaultCard extends VBox {
    static final String ID = "fault-card";
    private static final double WIDTH = 560;

    private final Button close = new Button("Go on");
    private final Label further = Labels.sentence("", "t-12", "t-muted");
    private int more;

    /// @param onLog opens the folder of the log
    FaultCard(Throwable fault, Path log, Runnable onDiagnostics, Runnable onLog, Runnable onClose) {
        setId(ID);
        getStyleClass().add("confirm-pane");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setAccessibleText("Signalbox has a fault");
        close.setId("fault-close");
        close.getStyleClass().add("accent");
        close.setOnAction(_ -> onClose.run());
        getChildren().addAll(head(), body(fault, log), foot(onDiagnostics, onLog));
    }

    /// What gets the focus.
    Node first() {
        return close;
    }

    /// Another one while this is open.
    void count() {
        more++;
        further.setText(NumberText.of(more, "further fault") + " since then: see the log.");
    }

    private static Node head() {
        var head = Labels.row(
                8, Icon.WARNING.at(17, "i-warning"), Labels.sentence("Signalbox has a fault", "t-13", "t-semibold"));
        head.getStyleClass().add("confirm-head");
        return head;
    }

    private Node body(Throwable fault, Path log) {
        var path = new TextField(log.toString());
        SpokenName.field(path, "The log");
        path.setEditable(false);
        path.getStyleClass().addAll("help-code", "t-mono");
        further.setId("fault-more");
        further.managedProperty().bind(further.textProperty().isNotEmpty());
        var body = new VBox(
                8,
                Labels.sentence(
                        "Something went wrong in the program: what you did last may not be done. Jobs and runners are as the"
                                + " screens show them, and the rest works on. If it does not, start Signalbox again.",
                        "t-13"),
                Labels.sentence(sentence(fault), "t-12", "t-mono"),
                Labels.sentence("Please report it: copy the diagnostics, and add the lines of the log.", "t-13"),
                path,
                further);
        body.getStyleClass().add("confirm-body");
        return body;
    }

    /// One line, without secrets.
    static String sentence(Throwable fault) {
        var message = fault.getMessage();
        var kind = fault.getClass().getSimpleName();
        var line = message == null
                ? kind
                : kind + ": " + message.lines().findFirst().orElse("");
        return SecretMask.maskedInput(line.length() > 200 ? line.substring(0, 200) + "…" : line);
    }

    private Node foot(Runnable onDiagnostics, Runnable onLog) {
        var copy = new Button("Copy diagnostics");
        copy.setId("fault-copy");
        copy.setOnAction(_ -> onDiagnostics.run());
        var show = new Button("Show the log");
        show.setId("fault-log");
        show.setOnAction(_ -> onLog.run());
        var foot = Labels.row(8, copy, show, Labels.spacer(), close);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().add("card-footer");
        return foot;
    }
}
