package signalbox.health.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import signalbox.channel.ChannelWait;
import signalbox.channel.WaitReason;
import signalbox.channel.text.ChannelName;
import signalbox.health.DeadSlotHolders;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;

/// Channels with due jobs that should be running. Jobs wait as intended behind a throttle, behind a failed job or an
/// ETA of their sequential channel, and in a channel that is full of jobs that workers run.
///
/// @param channels these channels, also those that an operator paused
record RunnableChannels(List<ChannelWait> channels, DeadSlotHolders holders) {
    private static final Set<WaitReason.Kind> RIGHTLY =
            EnumSet.of(WaitReason.Kind.THROTTLED, WaitReason.Kind.ETA_AHEAD, WaitReason.Kind.SEQUENTIAL);

    static RunnableChannels of(Snapshot snapshot) {
        var all = alsoFull(snapshot);
        return new RunnableChannels(
                all.channels.stream()
                        .filter(wait -> !isFull(wait, snapshot, all.holders))
                        .toList(),
                all.holders);
    }

    /// With the channels that are full of jobs that workers run.
    static RunnableChannels alsoFull(Snapshot snapshot) {
        return new RunnableChannels(
                snapshot.waits().stream()
                        .filter(wait -> wait.own().due() > 0)
                        .filter(wait ->
                                wait.blocks().stream().map(WaitReason::kind).noneMatch(RIGHTLY::contains))
                        .toList(),
                DeadSlotHolders.of(snapshot));
    }

    /// Whether an operator paused all of them.
    boolean isMeant() {
        return channels.stream().allMatch(RunnableChannels::isPaused);
    }

    static boolean isPaused(ChannelWait wait) {
        return wait.blocks().stream().anyMatch(block -> block.kind() == WaitReason.Kind.PAUSED);
    }

    /// If no limits are known, the jobs that workers run may be all that may run.
    private static boolean isFull(ChannelWait wait, Snapshot snapshot, DeadSlotHolders holders) {
        if (snapshot.health().channels().plan() == null) {
            return running(snapshot, holders) > 0 && !NoRunnerRule.isDeserted(snapshot);
        }
        return wait.blocks().stream()
                .filter(block -> block.kind() == WaitReason.Kind.FULL || block.kind() == WaitReason.Kind.PARENT_FULL)
                .flatMap(block -> snapshot.channel(block.channel()).stream())
                .anyMatch(at -> isFullOfWork(at, holders));
    }

    private static boolean isFullOfWork(ChannelWait at, DeadSlotHolders holders) {
        var setting = at.setting();
        return setting != null && !setting.hasRoom(at.total().running() - holders.in(at.name()));
    }

    private static long running(Snapshot snapshot, DeadSlotHolders holders) {
        var started = snapshot.health()
                .slots()
                .known()
                .map(slots -> slots.running().jobs().stream()
                        .filter(job -> job.state() == JobState.STARTED)
                        .count())
                .orElseGet(() -> snapshot.channel(ChannelName.ROOT)
                        .map(root -> root.total().running())
                        .orElse(0L));
        return started - holders.dead().size();
    }
}
