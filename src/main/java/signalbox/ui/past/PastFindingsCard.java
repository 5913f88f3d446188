package signalbox.ui.past;

import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.text.ShownTime;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SeverityIcon;
import signalbox.ui.past.PastFacts.PastFinding;

/// The findings that were open at a moment, with when they were raised and cleared.
final class PastFindingsCard {
    private final VBox list = new VBox();
    private final Label count = Labels.of("", "pill");
    private final Card card = new Card("Findings").actions(count);

    PastFindingsCard() {
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        card.fill(scroll);
        card.setMinWidth(240);
    }

    Card node() {
        return card;
    }

    void show(List<PastFinding> findings, Instant at) {
        count.setText(Integer.toString(findings.size()));
        card.subtitle("open at " + ShownTime.ofDay(at));
        list.getChildren().setAll(findings.stream().map(each -> row(each, at)).toList());
        if (findings.isEmpty()) {
            var none = Labels.sentence("No finding was open.", "t-12", "t-muted");
            none.getStyleClass().add("finding");
            list.getChildren().add(none);
        }
    }

    private static Node row(PastFinding finding, Instant at) {
        var text = new VBox(4, Labels.sentence(finding.title(), "t-13", "t-semibold"));
        if (!finding.seen().isEmpty()) {
            text.getChildren()
                    .add(Labels.sentence("Seen when it was raised: " + String.join(" ", finding.seen()), "t-12"));
        }
        text.getChildren().add(Labels.sentence(times(finding, at), "t-12", "t-muted"));
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(10, SeverityIcon.icon(finding.severity(), 17), text);
        row.getStyleClass().add("finding");
        return row;
    }

    private static String times(PastFinding finding, Instant at) {
        var raised =
                (finding.seenBegin() ? "Raised at " : "There since before ") + ShownTime.brief(finding.began(), at);
        var ended = finding.ended();
        return raised
                + (ended == null ? ", not seen to be cleared." : ", cleared at " + ShownTime.brief(ended, at) + ".");
    }
}
