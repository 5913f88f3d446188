package signalbox.ui.channels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelWait;
import signalbox.channel.WaitReason;
import signalbox.channel.text.ChannelName;
import signalbox.health.DeadSlotHolders;
import signalbox.monitor.Snapshot;
import signalbox.queue.channel.ChannelUsage;
import signalbox.text.NumberText;

/// One channel in the tree. Its figures include the channels below it, as its capacity does.
///
/// @param parent the complete name of the listed channel above; empty at the top
/// @param text what its name adds to that of the channel above
/// @param capacity 0 if there is no limit, or if it is not known
/// @param why a few words: why its jobs wait, and how many slots are held by jobs that no worker runs; empty when
///     neither applies
record ChannelRow(
        String name, String parent, String text, int capacity, JobCounts counts, String slots, String why, Tone tone) {

    /// @param withoutWorker how many of those started or enqueued are proven not to be run by any worker
    record JobCounts(long started, long enqueued, long queued, long failed, long withoutWorker) {}

    /// How urgent the reason is.
    enum Tone {
        QUIET,
        WARNING,
        DANGER
    }

    static List<ChannelRow> of(Snapshot snapshot) {
        var waits = snapshot.waits().stream().collect(Collectors.toMap(ChannelWait::name, wait -> wait));
        var rows = new ArrayList<ChannelRow>();
        var listed = new HashMap<String, ChannelRow>();
        var seen = new Seen(snapshot, DeadSlotHolders.of(snapshot));
        for (var load : snapshot.channels().stream()
                .sorted(Comparator.comparing(load -> ChannelName.of(load.name())))
                .toList()) {
            var row = row(load, waits, listed, seen);
            listed.put(row.name(), row);
            rows.add(row);
        }
        return rows;
    }

    private static ChannelRow row(
            ChannelUsage load, Map<String, ChannelWait> waits, Map<String, ChannelRow> listed, Seen seen) {
        var name = load.name();
        var above = ChannelName.of(name).nearestAbove(listed::containsKey);
        var capacity = load.capacity();
        var wait = waits.get(name);
        var knows = wait != null && wait.setting() != null;
        var limit = capacity == null ? (knows ? "∞" : "?") : NumberText.count(capacity);
        var dead = Math.min(load.started(), seen.holders().deadIn(name));
        var notBegun = Math.min(load.enqueued(), seen.holders().notBegunIn(name));
        var tone = wait == null ? Tone.QUIET : tone(wait, seen.snapshot());
        return new ChannelRow(
                name,
                above.map(ChannelName::text).orElse(""),
                ChannelName.of(name).shownBelow(above),
                capacity == null ? 0 : capacity,
                new JobCounts(
                        load.started() - dead,
                        load.enqueued() - notBegun,
                        load.pending(),
                        load.failed(),
                        dead + notBegun),
                NumberText.count(load.running()) + " / " + limit,
                why(wait, dead + notBegun),
                dead + notBegun > 0 && tone == Tone.QUIET ? Tone.WARNING : tone);
    }

    private record Seen(Snapshot snapshot, DeadSlotHolders holders) {}

    private static String why(@Nullable ChannelWait wait, long withoutWorker) {
        var held = withoutWorker == 0 ? "" : NumberText.of(withoutWorker, "slot", "slots") + " held without a worker";
        var worst = wait == null ? "" : wait.worst().map(WaitReason::text).orElse("");
        return Stream.of(held, worst).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    static Tone tone(ChannelWait wait, Snapshot snapshot) {
        return wait.worst()
                .map(block -> switch (block.kind()) {
                    case NO_RUNNER, SEQUENTIAL -> Tone.DANGER;
                    case PAUSED -> Tone.WARNING;
                    case FULL, PARENT_FULL ->
                        wait.alarmingChannel(snapshot.serverTime()).isPresent() ? Tone.WARNING : Tone.QUIET;
                    case THROTTLED, ETA_AHEAD, ETA, THROTTLE_UNKNOWN, UNKNOWN -> Tone.QUIET;
                })
                .orElse(Tone.QUIET);
    }
}
