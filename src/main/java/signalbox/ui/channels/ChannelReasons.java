package signalbox.ui.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import signalbox.channel.ChannelWait;
import signalbox.channel.WaitReason;
import signalbox.channel.text.ChannelName;
import signalbox.health.Remedy;
import signalbox.health.rule.HeldSlots;
import signalbox.monitor.Snapshot;
import signalbox.ui.channels.ChannelDetail.Reason;

/// Why the jobs of a channel wait, the worst first, with the jobs that hold its slots.
final class ChannelReasons {
    private ChannelReasons() {}

    static List<Reason> of(ChannelWait wait, Snapshot snapshot) {
        var worst = ChannelRow.tone(wait, snapshot);
        var reasons = new ArrayList<Reason>();
        for (var block : wait.blocks()) {
            reasons.add(reason(block, reasons.isEmpty() ? worst : ChannelRow.Tone.QUIET, snapshot));
        }
        return reasons;
    }

    private static Reason reason(WaitReason block, ChannelRow.Tone tone, Snapshot snapshot) {
        return switch (block.kind()) {
            case FULL, PARENT_FULL -> held(block, HeldSlots.in(block.channel(), snapshot), tone);
            case UNKNOWN -> held(block, HeldSlots.in(ChannelName.ROOT, snapshot), tone);
            case NO_RUNNER, PAUSED, SEQUENTIAL, THROTTLED, ETA_AHEAD, ETA, THROTTLE_UNKNOWN ->
                new Reason(title(block), block.evidence(), tone, Remedy.none());
        };
    }

    /// Slots in which no worker works need attention at once.
    private static Reason held(WaitReason block, HeldSlots held, ChannelRow.Tone tone) {
        var evidence = Stream.of(
                        block.evidence(),
                        List.of(held.introduction()),
                        held.lines(),
                        List.of(held.remedy().effectOnSlots()))
                .flatMap(List::stream)
                .filter(line -> !line.isEmpty())
                .toList();
        var isHeldByDeadJobs = !held.remedy().equals(Remedy.none());
        return new Reason(
                block.kind() == WaitReason.Kind.UNKNOWN && held.stillSince() != null
                        ? "All slots seem to be held"
                        : title(block),
                evidence,
                isHeldByDeadJobs && tone == ChannelRow.Tone.QUIET ? ChannelRow.Tone.WARNING : tone,
                held.remedy());
    }

    private static String title(WaitReason block) {
        return switch (block.kind()) {
            case NO_RUNNER -> "No runner leads";
            case PAUSED -> block.channel() + " is paused";
            case SEQUENTIAL -> "A failed job holds " + block.channel();
            case FULL, PARENT_FULL -> block.channel() + " is full";
            case THROTTLED -> block.channel() + " is throttled";
            case ETA_AHEAD -> "A job for later holds " + block.channel();
            case ETA -> "All its jobs are for later";
            case THROTTLE_UNKNOWN -> "It is not known whether " + block.channel() + " is throttled now";
            case UNKNOWN -> "Capacities are not known";
        };
    }
}
