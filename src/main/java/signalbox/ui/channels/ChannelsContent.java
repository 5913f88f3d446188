package signalbox.ui.channels;

import java.util.List;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.text.NumberText;
import signalbox.ui.screen.StaleSince;

/// What the screen shows about all channels.
///
/// @param count how many channels there are, and how many jobs wait in them
/// @param source where the limits come from
/// @param notes what was ignored or is not known, one sentence a line
/// @param channels the channel string in force, for the field that tries another one; empty when it is not known
record ChannelsContent(
        List<ChannelRow> rows, String count, String source, String notes, String channels, String stale) {
    ChannelsContent {
        rows = List.copyOf(rows);
    }

    static ChannelsContent of(Feed feed, Snapshot snapshot) {
        var inForce = snapshot.health().channels().inForce();
        var rows = ChannelRow.of(snapshot);
        var waiting = rows.stream()
                .filter(row -> row.parent().isEmpty())
                .mapToLong(row -> row.counts().queued())
                .sum();
        return new ChannelsContent(
                rows,
                NumberText.of(rows.size(), "channel", "channels") + " · "
                        + NumberText.of(waiting, "job waits", "jobs wait"),
                inForce.plan() == null ? "capacities unknown: " + inForce.from() : "limits from " + inForce.from(),
                String.join("\n", inForce.notes()),
                inForce.asString(),
                StaleSince.text(feed));
    }
}
