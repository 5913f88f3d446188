package signalbox.ui.past;

import java.util.List;
import javafx.scene.Node;
import signalbox.queue.channel.ChannelUsage;
import signalbox.text.NumberText;
import signalbox.ui.kit.Card;
import signalbox.ui.kit.state.SlotBar;
import signalbox.ui.past.PastTable.TextColumn;
import signalbox.ui.screen.ScreenName;

/// Channels at a moment of the past, jobs of the channels below included.
final class PastChannelsPage implements PastPage {
    private final PastTable table = new PastTable(
            TextColumn.text("Channel"),
            new TextColumn("Slots", false, true),
            TextColumn.number("Taken"),
            TextColumn.number("Started"),
            TextColumn.number("Enqueued"),
            TextColumn.number("Pending"),
            TextColumn.number("Waiting"),
            TextColumn.number("Failed"));
    private final Card card = new Card("Channels").subtitle("open jobs, those of the channels below included");
    private final PastFrame frame = new PastFrame(ScreenName.CHANNELS, card);

    PastChannelsPage() {
        card.body(table);
    }

    @Override
    public Node node() {
        return frame.node();
    }

    @Override
    public void show(PastContent content) {
        var channels = new PastFacts(content.moment().now()).channels();
        if (!frame.show(
                content,
                channels.isEmpty() ? "the channels were not recorded" : NumberText.of(channels.size(), "channel"))) {
            return;
        }
        table.show(channels.stream().map(PastChannelsPage::row).toList());
    }

    private static List<Node> row(ChannelUsage channel) {
        var capacity = channel.capacity();
        var bar = new SlotBar();
        bar.setMinWidth(140);
        bar.show(capacity == null ? 0 : capacity, (int) channel.started(), (int) channel.enqueued());
        return List.of(
                PastTable.cell(channel.name(), channel.name().equals("root") ? "t-semibold" : "t-12"),
                bar,
                PastTable.cell(NumberText.count(channel.running()) + "/"
                        + (capacity == null ? "no limit" : NumberText.count(capacity))),
                number(channel.started()),
                number(channel.enqueued()),
                number(channel.pending()),
                number(channel.waiting()),
                channel.failed() == 0
                        ? number(0)
                        : PastTable.cell(NumberText.count(channel.failed()), "t-12", "t-danger"));
    }

    private static Node number(long count) {
        return count == 0 ? PastTable.cell("0", "t-12", "t-subtle") : PastTable.cell(NumberText.count(count));
    }
}
