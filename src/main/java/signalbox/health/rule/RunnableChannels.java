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

/// Channels with due jobs that should be running. Jobs wait as intended behind a throttle (also one of which it is
/// not known whether it holds them), behind a failed job or an ETA of their sequential channel, and in a channel that
/// is full of jobs that workers run.
///
/// @param channels these channels; those that an operator paused only where there are no others: what is paused
///     holds up no job elsewhere
record RunnableChannels(List<ChannelWait> channels, DeadSlotHolders holders) {
    private static final Set<WaitReason.Kind> RIGHTLY = EnumSet.of(
            WaitReason.Kind.THROTTLED,
            WaitReason.Kind.THROTTLE_UNKNOWN,
            WaitReason.Kind.ETA_AHEAD,
            WaitReason.Kind.SEQUENTIAL);

    static RunnableChannels of(Snapshot snapshot) {
        var all = due(snapshot);
        return new RunnableChannels(
                unpaused(all.channels.stream()
                        .filter(wait -> !isFull(wait, snapshot, all.holders))
                        .toList()),
                all.holders);
    }

    /// With the channels that are full of jobs that workers run.
    static RunnableChannels alsoFull(Snapshot snapshot) {
        var all = due(snapshot);
        return new RunnableChannels(unpaused(all.channels), all.holders);
    }

    private static List<ChannelWait> unpaused(List<ChannelWait> channels) {
        var unpaused = channels.stream().filter(wait -> !isPaused(wait)).toList();
        return unpaused.isEmpty() ? channels : unpaused;
    }

    private static RunnableChannels due(Snapshot snapshot) {
        return new RunnableChannels(
                snapshot.waits().stream()
                        .filter(wait -> wait.own().due() > 0)
                        .filter(wait ->
                                wait.blocks().stream().map(WaitReason::kind).noneMatch(RIGHTLY::contains))
                        .toList(),
                DeadSlotHolders.of(snapshot));
    }

    /// Without the holders of slots that a job of this channel does not need: those of other channels, as long as none
    /// is full that both are in. If no limits are known, any slot may be needed.
    RunnableChannels heldFor(String channel, Snapshot snapshot) {
        if (snapshot.health().channels().plan() == null) {
            return this;
        }
        var full = ChannelName.of(channel).upwards().stream()
                .filter(at ->
                        snapshot.channel(at.text()).filter(wait -> isFull(wait)).isPresent())
                .toList();
        return new RunnableChannels(channels, holders.within(full));
    }

    private static boolean isFull(ChannelWait at) {
        var setting = at.setting();
        return setting != null && !setting.hasRoom(at.total().running());
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
