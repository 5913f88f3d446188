package signalbox.ui.shell;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import signalbox.app.session.FindingHistory;
import signalbox.app.session.FindingHistory.Turn;
import signalbox.text.Severity;
import signalbox.text.ShownTime;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// What happened while the window was open: findings that came and went, and the notices that were shown, the newest
/// first; of other days with the date. FX thread.
final class HappenedPane extends VBox {
    private static final double WIDTH = 420;
    private static final double HEIGHT = 420;

    private record Line(Instant at, FontIcon icon, String text, String details) {}

    HappenedPane(List<FindingHistory.Entry> findings, List<NoticeLog.Kept> notices, Instant now) {
        super(10);
        setId("happened");
        getStyleClass().add("server-pane");
        setPrefWidth(WIDTH);
        var lines = new VBox(8);
        Stream.concat(
                        findings.stream().map(HappenedPane::line),
                        notices.stream().map(HappenedPane::line))
                .sorted(Comparator.comparing(Line::at).reversed())
                .forEach(line -> lines.getChildren().add(node(line, now)));
        if (lines.getChildren().isEmpty()) {
            lines.getChildren().add(Labels.of("Nothing since this profile was opened.", "t-12", "t-muted"));
        }
        var scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMaxHeight(HEIGHT);
        getChildren().addAll(Labels.of("While you were away", "t-13", "t-semibold"), scroll);
    }

    private static Line line(FindingHistory.Entry entry) {
        var came = entry.turn() == Turn.CAME;
        return new Line(
                entry.at(),
                came ? icon(entry.severity()) : Icon.DONE.at(15, "i-success"),
                entry.title(),
                came ? "found" : "seen for the last time");
    }

    private static Line line(NoticeLog.Kept kept) {
        return new Line(
                kept.at(),
                switch (kept.notice().kind()) {
                    case DONE -> Icon.DONE.at(15, "i-success");
                    case INFORMATION -> Icon.INFORMATION.at(15, "i-accent");
                    case WARNING -> Icon.WARNING.at(15, "i-warning");
                    case FAILED -> Icon.CRITICAL.at(15, "i-danger");
                },
                kept.notice().sentence(),
                kept.notice().details());
    }

    private static FontIcon icon(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Icon.CRITICAL.at(15, "i-danger");
            case WARNING -> Icon.WARNING.at(15, "i-warning");
            case INFO -> Icon.INFORMATION.at(15, "i-accent");
        };
    }

    private static Node node(Line line, Instant now) {
        var at = Labels.of(ShownTime.brief(line.at(), now), "t-mono-11", "t-muted");
        at.setMinWidth(USE_PREF_SIZE);
        var words = new VBox(1, Labels.sentence(line.text(), "t-12"));
        if (!line.details().isEmpty()) {
            words.getChildren().add(Labels.sentence(line.details(), "t-11", "t-muted"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(8, line.icon(), at, words);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
