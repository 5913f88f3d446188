package signalbox.ui.overview;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import signalbox.election.Anomaly;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;

/// What is wrong with the leadership: title, what was seen, why it matters.
final class AnomaliesCard {
    private final Runnable onOpen;
    private final Label count = Labels.of("0", "pill");
    private final VBox list = new VBox();
    private final StackPane calm = new StackPane(
            new EmptyState(Icon.DONE, "No anomalies", "Exactly one runner leads, and it can be told which."));
    private final ScrollPane scroll = new ScrollPane(list);
    private final Card card = new Card("Anomalies");
    private List<Anomaly> shown = List.of();

    AnomaliesCard(Runnable onOpen) {
        this.onOpen = onOpen;
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setVisible(false);
        calm.visibleProperty().bind(scroll.visibleProperty().not());
        card.actions(count).fill(new StackPane(scroll, calm));
        card.setPrefWidth(432);
        card.setMinWidth(300);
    }

    Node node() {
        return card;
    }

    void show(List<Anomaly> anomalies) {
        if (anomalies.equals(shown)) {
            return;
        }
        shown = anomalies;
        count.setText(Integer.toString(anomalies.size()));
        count.getStyleClass().removeAll("pill-danger");
        if (!anomalies.isEmpty()) {
            count.getStyleClass().add("pill-danger");
        }
        list.getChildren().setAll(anomalies.stream().map(this::item).toList());
        scroll.setVisible(!anomalies.isEmpty());
    }

    private Node item(Anomaly anomaly) {
        var title = Labels.sentence(anomaly.code().title(), "t-13", "t-semibold");
        var open = Labels.button("Show runners", Icon.CHEVRON, onOpen, "small");
        open.setGraphic(null);
        var head = Labels.row(8, title, Labels.spacer(), open);
        HBox.setHgrow(title, Priority.SOMETIMES);
        var words = new VBox(5, head);
        anomaly.evidence().forEach(seen -> words.getChildren().add(line("Seen", seen)));
        words.getChildren().add(line("Why", anomaly.code().why()));
        HBox.setHgrow(words, Priority.ALWAYS);
        var item = new HBox(10, icon(anomaly.code().severity()), words);
        item.setAlignment(Pos.TOP_LEFT);
        item.getStyleClass().add("anomaly");
        return item;
    }

    private static HBox line(String key, String text) {
        var label = Labels.of(key, "t-12", "t-muted");
        label.setMinWidth(32);
        var value = Labels.sentence(text, "t-12");
        HBox.setHgrow(value, Priority.ALWAYS);
        return new HBox(label, value);
    }

    private static Node icon(Anomaly.Severity severity) {
        return switch (severity) {
            case CRITICAL -> Icon.CRITICAL.at(17, "i-danger");
            case WARNING -> Icon.WARNING.at(17, "i-warning");
            case INFO -> Icon.INFORMATION.at(17, "i-accent");
        };
    }
}
