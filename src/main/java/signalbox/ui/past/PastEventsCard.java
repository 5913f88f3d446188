package signalbox.ui.past;

import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.text.TimeText;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SegmentedControl;

/// What happened shortly before and after a moment. A click on a time goes there.
final class PastEventsCard {
    /// How far the list reaches.
    private enum Reach {
        NEAR(Duration.ofMinutes(2), "±2 min"),
        FAR(PastViewModel.AROUND, "±10 min");

        private final Duration length;
        private final String words;

        Reach(Duration length, String words) {
            this.length = length;
            this.words = words;
        }

        String label() {
            return words;
        }
    }

    private static final int MOST = 100;

    private final PastViewModel model;
    private final VBox list = new VBox();
    private final ScrollPane scroll = new ScrollPane(list);
    private final SegmentedControl<Reach> reach =
            new SegmentedControl<>("Reach", List.of(Reach.values()), Reach::label);
    private final Card card = new Card("What changed").actions(reach);
    private @Nullable PastContent shown;

    PastEventsCard(PastViewModel model) {
        this.model = model;
        list.setId("past-events");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        card.fill(scroll);
        card.setMinWidth(280);
        reach.selectedProperty().subscribe(() -> {
            if (shown != null) {
                show(shown);
            }
        });
    }

    Card node() {
        return card;
    }

    void show(PastContent content) {
        shown = content;
        var at = content.at();
        var length = reach.selected().length;
        var near = content.moment().around().stream()
                .filter(each -> Duration.between(each.at(), at).abs().compareTo(length) <= 0)
                .limit(MOST)
                .map(PastEventLine::of)
                .toList();
        list.getChildren().clear();
        near.stream().filter(line -> !line.event().at().isAfter(at)).forEach(line -> add(line, false));
        list.getChildren().add(thisMoment(content));
        near.stream().filter(line -> line.event().at().isAfter(at)).forEach(line -> add(line, true));
    }

    private static Node thisMoment(PastContent content) {
        var line = new Region();
        line.getStyleClass().add("past-rule");
        HBox.setHgrow(line, Priority.ALWAYS);
        var row = Labels.row(
                8,
                Labels.of(TimeText.clock(content.at()), "past-label", "t-mono-11"),
                line,
                Labels.of("this moment", "t-11", "past-text"));
        row.getStyleClass().add("event-row");
        return row;
    }

    private void add(PastEventLine line, boolean later) {
        var at = new Label(TimeText.clock(line.event().at()));
        at.getStyleClass().addAll("t-mono-11", "t-muted");
        at.setMinWidth(Region.USE_PREF_SIZE);
        var text = Labels.of(line.text(), "t-12", later ? "t-muted" : "t-medium");
        var detail = Labels.wholeInTooltip(Labels.of(line.detail(), "t-12", "t-muted"));
        detail.setMinWidth(0);
        Labels.wholeInTooltip(text);
        text.setMinWidth(80);
        var row = Labels.row(8, at, line.icon().at(14, line.style()), text, Labels.spacer(), detail);
        row.getStyleClass().addAll("event-row", "event-link");
        row.setOnMouseClicked(_ -> model.to(line.event().at()));
        list.getChildren().add(row);
    }
}
