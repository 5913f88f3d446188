package signalbox.ui.overview;

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
import signalbox.ui.kit.Labels;

/// What changed in the last hour.
final class LastHourCard {
    private static final double HEIGHT = 148;
    private static final double NARROWEST = 264;

    private final VBox list = new VBox(5);
    private final Label none = Labels.sentence("", "t-12", "t-muted");
    private final Card card = new Card("Changes in the last hour");
    private List<LastHourEvents.Line> shown = List.of();

    LastHourCard(Runnable onOpen) {
        var lines = new VBox(5, none, list);
        lines.getStyleClass().add("last-hour");
        var scroll = new ScrollPane(lines);
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
            list.getChildren().setAll(shown.stream().map(LastHourCard::line).toList());
        }
    }

    private static Node line(LastHourEvents.Line line) {
        var at = Labels.of(line.clock(), "t-mono-11", "t-muted");
        at.setMinWidth(62);
        var words = Labels.sentence(line.text(), "t-12");
        switch (line.tone()) {
            case BAD -> words.getStyleClass().add("t-danger");
            case GOOD -> words.getStyleClass().add("t-medium");
            case NEUTRAL -> words.getStyleClass().add("t-muted");
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        return Labels.row(8, at, words);
    }
}
