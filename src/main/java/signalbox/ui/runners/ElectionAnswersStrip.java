package signalbox.ui.runners;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.runners.content.ElectionAnswer;
import signalbox.ui.runners.content.ElectionAnswer.Subject;
import signalbox.ui.runners.content.ElectionAnswer.Tone;
import signalbox.ui.runners.content.EmbeddedContent;
import signalbox.ui.runners.content.EmbeddedContent.Stage;
import signalbox.ui.runners.content.SidePaneKind;

/// The answers beside each other, and after them the embedded runner. Each is a button that opens what it is about.
final class ElectionAnswersStrip {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    /// One answer.
    private static final class Cell extends Button {
        private final Label value = Labels.of("", "t-13", "t-semibold");
        private final Label reason = Labels.of("", "t-11", "t-muted");
        private final Tooltip tip = new Tooltip();
        private final String title;

        Cell(String title, String id) {
            this.title = title;
            setId(id);
            getStyleClass().setAll("finding");
            setMaxWidth(Double.MAX_VALUE);
            setMinWidth(0);
            var box = new VBox(1, Labels.of(title, "t-11", "t-muted"), value, reason);
            box.setMinWidth(0);
            reason.managedProperty().bind(reason.textProperty().isNotEmpty());
            setGraphic(box);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            tip.setWrapText(true);
            tip.setMaxWidth(420);
            setTooltip(tip);
        }

        void show(String words, String brief, String why, Tone tone) {
            value.setText(words);
            value.setGraphic(
                    switch (tone) {
                        case CALM -> null;
                        case GOOD -> Icon.CHECK.at(13, "i-success");
                        case WARNING -> Icon.WARNING.at(13, "i-warning");
                        case DANGER -> Icon.CRITICAL.at(13, "i-danger");
                    });
            value.getStyleClass().removeAll("t-danger", "t-warning");
            if (tone == Tone.DANGER || tone == Tone.WARNING) {
                value.getStyleClass().add(tone == Tone.DANGER ? "t-danger" : "t-warning");
            }
            reason.setText(brief);
            tip.setText(title + ": " + words + "\n" + (why.contains(brief) ? why : brief + "\n" + why));
            setAccessibleText(title + ": " + words + ". " + why);
        }
    }

    private final Map<Subject, Cell> cells = new EnumMap<>(Subject.class);
    private final Cell embedded = new Cell("Embedded runner", "open-embedded");
    private final EqualCells root = new EqualCells();

    /// @param onFinding gets the answer that was clicked
    ElectionAnswersStrip(Consumer<ElectionAnswer> onFinding, Runnable onEmbedded) {
        for (var subject : Subject.values()) {
            var cell = new Cell(subject.label(), "finding-" + subject.name().toLowerCase(Locale.ROOT));
            cells.put(subject, cell);
            cell.setOnAction(_ -> {
                if (cell.getUserData() instanceof ElectionAnswer finding) {
                    onFinding.accept(finding);
                }
            });
            root.getChildren().add(cell);
        }
        embedded.setOnAction(_ -> onEmbedded.run());
        root.getChildren().add(embedded);
        root.getStyleClass().add("findings");
    }

    Node node() {
        return root;
    }

    void show(List<ElectionAnswer> findings) {
        for (var finding : findings) {
            var cell = cells.get(finding.subject());
            if (cell != null) {
                cell.setUserData(finding);
                cell.show(finding.value(), finding.brief(), finding.reason(), finding.tone());
            }
        }
    }

    /// Marks the cell whose details are shown at the side.
    void mark(SidePaneKind content) {
        embedded.pseudoClassStateChanged(OPEN, content == SidePaneKind.EMBEDDED_RUNNER);
        cells.forEach((subject, cell) ->
                cell.pseudoClassStateChanged(OPEN, subject == Subject.GUARD && content == SidePaneKind.GUARD));
    }

    /// @param objection why no runner can work through this connection; empty when a runner can
    void showEmbedded(EmbeddedContent card, String objection) {
        var alert = !card.alert().isEmpty();
        var out = card.stage() == Stage.OUT;
        var summary = out && !objection.isEmpty() ? "cannot run here: " + objection : card.summary();
        embedded.show(
                out ? "not in line" : card.state(),
                summary,
                alert ? card.alert() : summary,
                alert ? Tone.DANGER : card.stage() == Stage.LEADS ? Tone.GOOD : Tone.CALM);
    }
}
