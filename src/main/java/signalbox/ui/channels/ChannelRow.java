package signalbox.ui.channels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import signalbox.channel.Block;
import signalbox.channel.ChannelSetting;
import signalbox.channel.ChannelWait;
import signalbox.monitor.Snapshot;
import signalbox.queue.ChannelLoad;
import signalbox.ui.kit.Figures;

/// One channel in the tree. Figures count the channels below it too, as its capacity does.
///
/// @param parent the complete name of the listed channel above; empty for a topmost one
/// @param words what the name adds to the one above
/// @param capacity 0 for no limit, and where it is not known
/// @param why in few words why its jobs wait; empty when they do not
record ChannelRow(
        String name, String parent, String words, int capacity, Counts counts, String slots, String why, Tone tone) {

    record Counts(long started, long enqueued, long queued, long failed) {}

    /// How loud the reason is.
    enum Tone {
        QUIET,
        WARNING,
        DANGER
    }

    /// A dot sorts before all else, so that a channel stands directly below the one it belongs to.
    private static final Comparator<ChannelLoad> BY_BRANCH =
            Comparator.comparing(load -> load.name().replace('.', '\u0001'));

    static List<ChannelRow> of(Snapshot snapshot) {
        var waits = snapshot.waits().stream().collect(Collectors.toMap(ChannelWait::name, wait -> wait));
        var rows = new ArrayList<ChannelRow>();
        var listed = new HashMap<String, ChannelRow>();
        for (var load : snapshot.channels().stream().sorted(BY_BRANCH).toList()) {
            var row = row(load, waits, listed, snapshot);
            listed.put(row.name(), row);
            rows.add(row);
        }
        return rows;
    }

    private static ChannelRow row(
            ChannelLoad load, Map<String, ChannelWait> waits, Map<String, ChannelRow> listed, Snapshot snapshot) {
        var name = load.name();
        var dot = name.lastIndexOf('.');
        while (dot > 0 && !listed.containsKey(name.substring(0, dot))) {
            dot = name.lastIndexOf('.', dot - 1);
        }
        var capacity = load.capacity();
        var wait = waits.get(name);
        var knows = wait != null && wait.setting() != null;
        var limit = capacity == null ? (knows ? "∞" : "?") : Figures.count(capacity);
        return new ChannelRow(
                name,
                dot < 0 ? "" : name.substring(0, dot),
                name.substring(dot + 1) + ChannelSetting.marked(name),
                capacity == null ? 0 : capacity,
                new Counts(load.started(), load.enqueued(), load.pending(), load.failed()),
                Figures.count(load.running()) + " / " + limit,
                wait == null ? "" : wait.worst().map(Block::words).orElse(""),
                wait == null ? Tone.QUIET : tone(wait, snapshot));
    }

    static Tone tone(ChannelWait wait, Snapshot snapshot) {
        return wait.worst()
                .map(block -> switch (block.kind()) {
                    case NO_RUNNER, SEQUENTIAL -> Tone.DANGER;
                    case PAUSED -> Tone.WARNING;
                    case FULL, PARENT_FULL ->
                        wait.culprit(snapshot.serverTime()).isPresent() ? Tone.WARNING : Tone.QUIET;
                    case THROTTLED, ETA_AHEAD, ETA, UNKNOWN -> Tone.QUIET;
                })
                .orElse(Tone.QUIET);
    }
}
