package signalbox.ui.channels;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.EmptyState;
import signalbox.ui.kit.Icon;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.SideSplit;
import signalbox.ui.kit.Theme;
import signalbox.ui.kit.chart.Legend;
import signalbox.ui.screen.action.RemedyButtons;

/// The Channels screen's layout: the tree and the part below it at the left, one channel at the right. It binds to its
/// view-model and forwards clicks.
final class ChannelsView {
    private static final double DETAIL_WIDTH = 396;
    private static final double LEFT_MINIMUM = 480;

    private final Label count = Labels.of("", "t-12", "t-muted");
    private final Label source = Labels.sentence("", "t-12", "t-muted");
    private final Label stale = Labels.of("", "t-12", "t-warning");
    private final ChannelTreeTable tree;
    private final EmptyState waiting = new EmptyState(Icon.CHANNELS, "", "");
    private final SideSplit split;
    private final StackPane root;

    /// @param below the part below the tree
    /// @param foot the buttons for the selected channel
    ChannelsView(ChannelsViewModel model, RemedyButtons buttons, Node below, Node foot) {
        tree = new ChannelTreeTable(model::select);
        var detail = new ChannelDetailPane(model, buttons, foot).node();
        VBox.setVgrow(below, Priority.ALWAYS);
        var left = new VBox(head(), tree.node(), below);
        split = SideSplit.of(left, LEFT_MINIMUM, DETAIL_WIDTH);
        split.side(detail);
        root = new StackPane(waiting, split);
        root.getStyleClass().add("channels");
        Theme.addSheet(root, "channels.css");
        model.content().subscribe(this::show);
        model.detail().subscribe(shown -> {
            if (shown != null) {
                tree.select(shown.name());
            }
        });
        model.fault().subscribe(this::say);
    }

    Node node() {
        return root;
    }

    /// Puts the focus where work begins.
    void focus() {
        tree.node().requestFocus();
    }

    private HBox head() {
        var legend = new Legend();
        legend.add(Legend.Mark.STARTED, "started").getStyleClass().add("t-12");
        legend.add(Legend.Mark.ENQUEUED, "enqueued").getStyleClass().add("t-12");
        legend.setMinWidth(Region.USE_PREF_SIZE);
        count.setMinWidth(Region.USE_PREF_SIZE);
        stale.setMinWidth(Region.USE_PREF_SIZE);
        source.setMinWidth(0);
        var words = new VBox(1, Labels.row(12, count, stale), source);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var head = Labels.row(12, Labels.title("Channels"), words, legend);
        head.getStyleClass().add("channels-head");
        return head;
    }

    private void say(String fault) {
        waiting.say(fault.isEmpty() ? "Reading the channels…" : "The channels cannot be read.", fault);
    }

    private void show(@Nullable ChannelsContent content) {
        split.setVisible(content != null);
        waiting.setVisible(content == null);
        if (content != null) {
            count.setText(content.count());
            source.setText(content.source());
            source.setTooltip(new Tooltip((content.source() + "\n" + content.notes()).strip()));
            stale.setText(content.stale());
            tree.show(content.rows());
        }
    }
}
