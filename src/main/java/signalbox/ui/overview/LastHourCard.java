package signalbox.ui.overview;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import signalbox.text.ShownTime;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.Labels;

/// What changed in the last hour.
final class LastHourCard {
    private static final double HEIGHT = 148;
    private static final double NARROWEST = 264;
    private static final ChosenStyle TONE = ChosenStyle.of("t-danger", "t-medium", "t-muted");

    private final VBox list = new VBox(5);
    private final Label none = Labels.sentence("", "t-12", "t-muted");
    private final Card card = new Card("Changes in the last hour");
    private final List<EventLine> lines = new ArrayList<>();
    private List<LastHourEvents.Line> shown = List.of();

    LastHourCard(Runnable onOpen) {
        var content = new VBox(5, none, list);
        content.getStyleClass().add("last-hour");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        none.managedProperty().bind(none.visibleProperty());
        var open = new Button("Runners");
        open.getStyleClass().addAll("small", "flat");
        open.setOnAction(_ -> onOpen.run());
        card.actions(open).fill(scroll);
        card.setMinWidth(NARROWEST);
        card.setMinHeight(HEIGHT);
        card.setPrefHeight(HEIGHT);
        card.setMaxHeight(HEIGHT);
    }

    Node node() {
        return card;
    }

    void show(LastHourEvents hour) {
        var since = hour.since();
        none.setText(hour.blind()
                + (hour.blind().isEmpty() && hour.lines().isEmpty() ? "No runner connected, led or ended." : "")
                + (since == null ? "" : " Watched since " + ShownTime.ofDay(since) + "."));
        none.setVisible(!none.getText().isEmpty());
        if (!hour.lines().equals(shown)) {
            shown = hour.lines();
            fill(shown.size());
            for (var i = 0; i < shown.size(); i++) {
                lines.get(i).show(shown.get(i));
            }
        }
    }

    /// Lines that are there already show what comes next.
    private void fill(int count) {
        while (lines.size() > count) {
            list.getChildren().remove(lines.removeLast().node);
        }
        while (lines.size() < count) {
            lines.add(new EventLine());
            list.getChildren().add(lines.getLast().node);
        }
    }

    private static final class EventLine {
        private final Label at = Labels.of("", "t-mono-11", "t-muted");
        private final Label words = Labels.sentence("", "t-12");
        private final Node node = Labels.row(8, at, words);

        EventLine() {
            at.setMinWidth(62);
            HBox.setHgrow(words, Priority.ALWAYS);
        }

        void show(LastHourEvents.Line line) {
            at.setText(line.clock());
            words.setText(line.text());
            TONE.set(
                    words,
                    switch (line.tone()) {
                        case BAD -> "t-danger";
                        case GOOD -> "t-medium";
                        case NEUTRAL -> "t-muted";
                    });
        }
    }
}
