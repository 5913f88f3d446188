package signalbox.ui.channels;

import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.ui.kit.Figures;

/// What the screen says of all channels.
///
/// @param count how many channels there are, and what waits in them
/// @param source where the limits come from
/// @param channels the string in force, for the field that tries another; empty when it is not known
record ChannelsPage(List<ChannelRow> rows, String count, String source, String channels, String stale) {
    ChannelsPage {
        rows = List.copyOf(rows);
    }

    /// @param channels the profile's channel string; null when it names none
    static ChannelsPage of(Feed feed, Snapshot snapshot, @Nullable String channels) {
        var rows = ChannelRow.of(snapshot);
        var waiting = rows.stream()
                .filter(row -> row.parent().isEmpty())
                .mapToLong(row -> row.counts().queued())
                .sum();
        return new ChannelsPage(
                rows,
                Figures.of(rows.size(), "channel", "channels") + " · " + Figures.of(waiting, "job waits", "jobs wait"),
                source(snapshot, channels),
                channels == null ? "" : channels,
                feed.fault() == null ? "" : "not current");
    }

    private static String source(Snapshot snapshot, @Nullable String channels) {
        if (channels != null) {
            return "limits from the profile's channel string";
        }
        var kept = snapshot.waits().stream().anyMatch(wait -> wait.setting() != null);
        return kept ? "limits from queue_job_channel" : "capacities unknown: the profile names no channel string";
    }
}
