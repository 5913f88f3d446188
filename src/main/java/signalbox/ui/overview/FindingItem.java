package signalbox.ui.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.handbook.Handbook;
import signalbox.health.Finding;
import signalbox.health.Remedy;
import signalbox.text.ListText;
import signalbox.text.Severity;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.LinkedSentence;
import signalbox.ui.kit.SeverityIcon;
import signalbox.ui.screen.HelpRequest;
import signalbox.ui.screen.action.RemedyButtons;

/// One finding. While its shape stays the same, only its sentences change, so that no button is replaced under the
/// mouse.
final class FindingItem {
    private static final int MOST_SEEN = 4;
    /// Less breaks the title within words.
    private static final double TITLE_WIDTH = 150;
    private static final double GAP = 8;

    /// Everything except the texts, which contain ages.
    record Shape(String code, Severity severity, Remedy remedy, int lines) {
        static Shape of(Finding finding) {
            return new Shape(
                    finding.code(),
                    finding.severity(),
                    finding.remedy(),
                    FindingItem.lines(finding).size());
        }
    }

    private record Line(String key, String text) {}

    private final List<LinkedSentence> sentences = new ArrayList<>();
    private final Label title = Labels.sentence("", "t-13", "t-semibold");
    private final HBox root;

    FindingItem(Finding finding, RemedyButtons buttons, SilenceMenu silencing, Consumer<String> onPast) {
        HBox.setHgrow(title, Priority.SOMETIMES);
        title.setMinWidth(TITLE_WIDTH);
        var actions = Labels.row(GAP);
        buttons.of(finding.remedy()).ifPresent(actions.getChildren()::add);
        actions.getChildren()
                .addAll(past(finding.code(), onPast), explain(finding.code()), silencing.menu(finding.code()));
        var head = Labels.row(GAP, title, Labels.spacer(), actions);
        head.setMinWidth(TITLE_WIDTH);
        var words = new VBox(5, head);
        for (var line : lines(finding)) {
            words.getChildren().add(row(line.key(), uuid -> buttons.begin().accept(new Remedy.ShowJob(uuid))));
        }
        words.widthProperty().subscribe(width -> place(actions, head, words, width.doubleValue()));
        HBox.setHgrow(words, Priority.ALWAYS);
        root = new HBox(10, SeverityIcon.icon(finding.severity(), 17), words);
        root.setAlignment(Pos.TOP_LEFT);
        root.getStyleClass().add("finding");
        root.setId("finding-" + finding.code());
        show(finding);
    }

    private static Node past(String code, Consumer<String> onPast) {
        var button = Labels.iconButton(
                Icon.TIME_MACHINE,
                "Show the moment at which this was raised",
                () -> onPast.accept(code),
                "flat",
                "small");
        button.setId("past-of-" + code);
        return button;
    }

    private static Node explain(String code) {
        var button = Labels.iconButton(Icon.HELP, "What this finding means", () -> {}, "flat", "small");
        button.setId("explain-" + code);
        button.setOnAction(_ -> button.fireEvent(new HelpRequest(Handbook.placeOf(code))));
        return button;
    }

    /// Where there is no room for the buttons beside the title, they stand below it.
    private static void place(HBox actions, HBox head, VBox words, double width) {
        var isBelow = width > 0 && width < TITLE_WIDTH + 2 * GAP + actions.prefWidth(-1);
        if (isBelow == head.getChildren().contains(actions)) {
            (isBelow ? head : words).getChildren().remove(actions);
            if (isBelow) {
                words.getChildren().add(1, actions);
            } else {
                head.getChildren().add(actions);
            }
        }
    }

    Node node() {
        return root;
    }

    /// @param finding one with the same shape
    void show(Finding finding) {
        title.setText(finding.title());
        var lines = lines(finding);
        for (var i = 0; i < sentences.size(); i++) {
            sentences.get(i).say(lines.get(i).text());
        }
    }

    private static List<Line> lines(Finding finding) {
        var lines = new ArrayList<Line>();
        for (var seen : finding.seen().stream().limit(MOST_SEEN).toList()) {
            lines.add(new Line(lines.isEmpty() ? "Seen" : "", seen));
        }
        if (finding.seen().size() > MOST_SEEN) {
            lines.add(new Line("", ListText.more(finding.seen().size() - MOST_SEEN)));
        }
        lines.add(new Line("Why", finding.why()));
        lines.add(new Line("Do", finding.todo()));
        return lines;
    }

    private HBox row(String key, Consumer<String> onOpen) {
        var label = Labels.of(key, "t-12", "t-muted");
        label.setMinWidth(38);
        var value = new LinkedSentence(onOpen, "t-12");
        sentences.add(value);
        HBox.setHgrow(value, Priority.ALWAYS);
        return new HBox(label, value);
    }
}
