package signalbox.ui.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import signalbox.queue.channel.ChannelUsage;
import signalbox.text.NumberText;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.ChosenStyle;
import signalbox.ui.kit.Labels;
import signalbox.ui.kit.chart.Legend;
import signalbox.ui.kit.state.SlotBar;

/// The channel tree: slots, and what waits and failed in each.
public final class ChannelsCard {
    private static final double ROW = 19;
    private static final double NAME = 132;
    private static final double INDENT = 12;
    private static final ChosenStyle FAILURES = ChosenStyle.of("t-danger");

    private final Card card = new Card();
    private final GridPane grid = new GridPane();
    private final List<Row> rows = new ArrayList<>();
    private final Consumer<String> onOpen;

    public ChannelsCard(Consumer<String> onOpen) {
        this.onOpen = onOpen;
        grid.getColumnConstraints()
                .setAll(column(NAME, false), slots(), column(60, true), column(62, true), column(66, true));
        grid.setHgap(4);
        grid.getStyleClass().add("channels-grid");
        var legend = new Legend();
        legend.add(Legend.Mark.STARTED, "started").getStyleClass().add("t-11");
        legend.add(Legend.Mark.ENQUEUED, "enqueued").getStyleClass().add("t-11");
        grid.addRow(0, head("Channel"), legend, head("Slots"), head("Pending"), head("Failed"));
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        card.styledBody("channels-body", scroll);
        card.setMinSize(430, 0);
    }

    public Node node() {
        return card;
    }

    /// @param unlimited the text for the capacity of a channel that has none
    public void show(List<ChannelUsage> channels, String unlimited) {
        var lines = ChannelTree.of(channels).lines();
        var names = lines.stream().map(line -> line.load().name()).toList();
        if (!names.equals(rows.stream().map(row -> row.name).toList())) {
            rows.forEach(row -> grid.getChildren().removeAll(row.nodes()));
            rows.clear();
            for (var line : lines) {
                var row = new Row(line);
                rows.add(row);
                grid.addRow(rows.size(), row.nodes().toArray(Node[]::new));
            }
        }
        var failed = channels.stream().mapToLong(ChannelUsage::failed).max().orElse(0);
        for (var i = 0; i < rows.size(); i++) {
            rows.get(i).show(lines.get(i).load(), failed, unlimited);
        }
    }

    private static Label head(String words) {
        var head = Labels.of(words, "t-11", "t-muted");
        head.setMinHeight(ROW);
        return head;
    }

    private static ColumnConstraints column(double width, boolean right) {
        var column = new ColumnConstraints(width);
        column.setHalignment(right ? HPos.RIGHT : HPos.LEFT);
        return column;
    }

    private static ColumnConstraints slots() {
        var column = new ColumnConstraints();
        column.setHgrow(Priority.ALWAYS);
        column.setMinWidth(80);
        return column;
    }

    private final class Row {
        private final String name;
        private final Label label;
        private final SlotBar bar = new SlotBar();
        private final Label slots = Labels.of("", "t-12");
        private final Label pending = Labels.of("", "t-12");
        private final Label failed = Labels.of("", "t-12");

        Row(ChannelTree.Line line) {
            name = line.load().name();
            label = Labels.of(line.text(), line.depth() == 0 ? "t-semibold" : "t-12", "t-12");
            var indent = Math.min(line.depth(), 5) * INDENT;
            label.setTranslateX(indent);
            label.setMaxWidth(NAME - indent);
            label.setTooltip(new Tooltip(name));
            label.setMinHeight(ROW);
            label.setCursor(Cursor.HAND);
            label.setOnMouseClicked(_ -> onOpen.accept(name));
        }

        List<Node> nodes() {
            return List.of(label, bar, slots, pending, failed);
        }

        /// Red is used for the channels that have most of the failures.
        void show(ChannelUsage channel, long allFailed, String unlimited) {
            var capacity = channel.capacity();
            bar.show(capacity == null ? 0 : capacity, (int) channel.started(), (int) channel.enqueued());
            slots.setText(NumberText.count(channel.running()) + "/"
                    + (capacity == null ? unlimited : NumberText.count(capacity)));
            pending.setText(NumberText.count(channel.pending()));
            failed.setText(NumberText.count(channel.failed()));
            if (channel.failed() > 0 && channel.failed() * 10 >= allFailed) {
                FAILURES.set(failed, "t-danger");
            } else {
                FAILURES.set(failed);
            }
        }
    }
}
