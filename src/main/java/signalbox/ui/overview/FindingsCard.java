package signalbox.ui.overview;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import signalbox.election.Anomaly.Severity;
import signalbox.health.Finding;
import signalbox.health.Silences;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.TimeText;
import signalbox.ui.screen.action.RemedyButtons;

/// What is wrong, the worst first: what was seen, why it matters, what to do, and a button where the console
/// can do it.
final class FindingsCard {
    static final double WIDTH = 432;
    static final double NARROWEST = 300;
    private static final int MOST_SEEN = 4;

    private final RemedyButtons buttons;
    private final Silencing silencing;
    private final Label count = Labels.of("", "pill");
    private final HBox severities = Labels.row(10);
    private final VBox list = new VBox();
    private final StackPane calm = new StackPane(
            new EmptyState(Icon.DONE, "No findings", "Nothing is seen that an administrator should look at."));
    private final ScrollPane scroll = new ScrollPane(list);
    private final Card card = new Card("Findings");
    private Silences.Heard shown = new Silences.Heard(List.of(), List.of());

    FindingsCard(RemedyButtons buttons, Silencing silencing) {
        this.buttons = buttons;
        this.silencing = silencing;
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVisible(false);
        scroll.setId("findings");
        calm.visibleProperty().bind(scroll.visibleProperty().not());
        count.setVisible(false);
        card.actions(severities, count).fill(new StackPane(scroll, calm));
        card.setMinWidth(0);
    }

    Node node() {
        return card;
    }

    /// Made anew only where something else is found: what is read is not scrolled away.
    void show(Silences.Heard heard) {
        if (heard.equals(shown)) {
            return;
        }
        shown = heard;
        var findings = heard.open();
        count.setText(Integer.toString(findings.size()));
        count.setVisible(!findings.isEmpty());
        severities.getChildren().clear();
        for (var severity : List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)) {
            var of = findings.stream()
                    .filter(each -> each.severity() == severity)
                    .count();
            if (of > 0) {
                severities.getChildren().add(Labels.row(4, icon(severity), Labels.of(Long.toString(of), "t-12")));
            }
        }
        list.getChildren().setAll(findings.stream().map(this::item).toList());
        heard.silenced().forEach(each -> list.getChildren().add(silenced(each)));
        scroll.setVisible(!list.getChildren().isEmpty());
    }

    private Node item(Finding finding) {
        var title = Labels.sentence(finding.title(), "t-13", "t-semibold");
        HBox.setHgrow(title, Priority.SOMETIMES);
        var head = Labels.row(8, title, Labels.spacer());
        buttons.of(finding.remedy()).ifPresent(head.getChildren()::add);
        head.getChildren().add(silencing.menu(finding.code()));
        var words = new VBox(5, head);
        for (var seen : finding.seen().stream().limit(MOST_SEEN).toList()) {
            words.getChildren().add(line(words.getChildren().size() == 1 ? "Seen" : "", seen));
        }
        if (finding.seen().size() > MOST_SEEN) {
            words.getChildren().add(line("", "and " + (finding.seen().size() - MOST_SEEN) + " more"));
        }
        words.getChildren().add(line("Why", finding.why()));
        words.getChildren().add(line("Do", finding.todo()));
        HBox.setHgrow(words, Priority.ALWAYS);
        var item = new HBox(10, icon(finding.severity()), words);
        item.setAlignment(Pos.TOP_LEFT);
        item.getStyleClass().add("finding");
        item.setId("finding-" + finding.code());
        return item;
    }

    private Node silenced(Silences.Silenced silenced) {
        var title = Labels.sentence(silenced.finding().title(), "t-12", "t-muted");
        HBox.setHgrow(title, Priority.SOMETIMES);
        var until = Labels.of("silent until " + TimeText.clock(silenced.until()), "t-11", "t-muted");
        until.setMinWidth(Button.USE_PREF_SIZE);
        var again = new Button("Hear again");
        again.getStyleClass().addAll("small", "flat");
        again.setMinWidth(Button.USE_PREF_SIZE);
        again.setOnAction(_ -> silencing.hearAgain(silenced.finding().code()));
        var row = Labels.row(8, title, Labels.spacer(), until, again);
        row.getStyleClass().add("finding");
        return row;
    }

    private static HBox line(String key, String text) {
        var label = Labels.of(key, "t-12", "t-muted");
        label.setMinWidth(38);
        var value = Labels.sentence(text, "t-12");
        HBox.setHgrow(value, Priority.ALWAYS);
        return new HBox(label, value);
    }

    private static Node icon(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Icon.CRITICAL.at(17, "i-danger");
            case WARNING -> Icon.WARNING.at(17, "i-warning");
            case INFO -> Icon.INFORMATION.at(17, "i-accent");
        };
    }
}
