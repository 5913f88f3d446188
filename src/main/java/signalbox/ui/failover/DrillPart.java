package signalbox.ui.failover;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.ui.failover.content.DrillContent;
import signalbox.ui.failover.content.DrillContent.Tone;
import signalbox.ui.kit.Badge;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.DrillTimeline;

/// Shows one drill: its phases, its timeline, and what happened to the jobs.
final class DrillPart {
    private static final ChosenStyle TONE = ChosenStyle.of("t-success", "t-warning", "t-danger");
    private static final double TILE = 118;

    private final Badge verdict = new Badge("", Badge.Style.NEUTRAL);
    private final Label title = Labels.of("", "t-13", "t-semibold");
    private final Label subtitle = Labels.of("", "t-12", "t-muted");
    private final Label reason = Labels.sentence("", "t-12");
    private final HBox tiles = new HBox();
    private final List<Label> values = new ArrayList<>();
    private final DrillTimeline timeline = new DrillTimeline();
    private final Label sentences = Labels.sentence("", "t-12", "t-muted");
    private final EmptyState none = new EmptyState(
            Icon.FAILOVER,
            "No drill has been run on this profile.",
            "Set one up at the left: it ends the leader on purpose and measures what happens.");
    private final StackPane root;
    private List<String> names = List.of();

    DrillPart(FailoverViewModel model) {
        var head = Labels.row(8, Icon.FAILOVER.at(15, "i-accent"), title, subtitle, Labels.spacer(), verdict);
        head.getStyleClass().add("card-header");
        tiles.getStyleClass().add("drill-tiles");
        var words = new VBox(4, reason, sentences);
        words.getStyleClass().add("drill-words");
        reason.managedProperty().bind(reason.textProperty().isNotEmpty());
        var card = new Card();
        card.getChildren().addAll(head, tiles, timeline, words);
        root = new StackPane(none, card);
        verdict.setId("drill-verdict");
        reason.setId("drill-reason");
        none.getStyleClass().add("drill-none");
        model.content().subscribe(content -> {
            none.setVisible(content == null);
            none.setManaged(content == null);
            card.setVisible(content != null);
            card.setManaged(content != null);
            show(content);
        });
    }

    Node node() {
        return root;
    }

    private void show(@Nullable DrillContent content) {
        if (content == null) {
            return;
        }
        title.setText(content.title());
        subtitle.setText(content.subtitle());
        verdict.show(content.verdict(), style(content.tone()));
        reason.setText(content.reason());
        showTiles(content.tiles());
        timeline.show(content.course());
        sentences.setText(String.join(" ", content.sentences()));
    }

    private static Badge.Style style(Tone tone) {
        return switch (tone) {
            case RUNS -> Badge.Style.ACCENT;
            case GOOD -> Badge.Style.SUCCESS;
            case WARNING -> Badge.Style.WARNING;
            case BAD -> Badge.Style.DANGER;
        };
    }

    /// The tiles are made again only when they change, so that the figures do not flicker.
    private void showTiles(List<DrillContent.Tile> shown) {
        var wanted = shown.stream().map(tile -> tile.name() + tile.caption()).toList();
        if (!wanted.equals(names)) {
            names = wanted;
            values.clear();
            tiles.getChildren().setAll(shown.stream().map(this::tile).toList());
        }
        for (var i = 0; i < shown.size(); i++) {
            var value = values.get(i);
            value.setText(shown.get(i).value());
            switch (shown.get(i).tone()) {
                case RUNS -> TONE.set(value);
                case GOOD -> TONE.set(value, "t-success");
                case WARNING -> TONE.set(value, "t-warning");
                case BAD -> TONE.set(value, "t-danger");
            }
        }
    }

    /// If the tile is narrow, the tooltip shows the whole text.
    private static Label brief(String words, String... styles) {
        var label = Labels.of(words, styles);
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(words));
        return label;
    }

    private Node tile(DrillContent.Tile tile) {
        var value = Labels.of("", "t-20", "t-semibold");
        value.setMinWidth(Region.USE_PREF_SIZE);
        values.add(value);
        var box = new VBox(2, brief(tile.name(), "t-12"), value, brief(tile.caption(), "t-11", "t-muted"));
        box.getStyleClass().add("drill-tile");
        box.setPrefWidth(TILE);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
