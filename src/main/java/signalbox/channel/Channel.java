package signalbox.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ScheduledJob.JobLocation;
import signalbox.channel.text.ChannelSetting;

/// One channel of the scheduler, with its queue and its running jobs. For a channel, a job is running as soon as the
/// channel passed it on to the parent: there it waits or runs.
final class Channel {
    final ChannelSetting setting;
    private final @Nullable Channel parent;
    private final Map<String, Channel> children = new LinkedHashMap<>();
    private final JobQueue line;
    private int running;
    private int failed;
    /// How many jobs are queued here and in the channels below.
    private int queuedWithin;
    /// Whether this channel or one below it has a throttle, which ends without any job.
    private boolean throttledWithin;
    private @Nullable Instant pausedUntil;

    Channel(ChannelSetting setting, @Nullable Channel parent) {
        this.setting = setting;
        this.parent = parent;
        this.line = new JobQueue(setting.sequential());
        if (parent != null) {
            parent.children.put(setting.name(), this);
        }
        for (var at = this; at != null && setting.isThrottled(); at = at.parent) {
            at.throttledWithin = true;
        }
    }

    /// The settings of this one, then of each above it up to root.
    List<ChannelSetting> upwards() {
        var settings = new ArrayList<ChannelSetting>();
        for (var at = this; at != null; at = at.parent) {
            settings.add(at.setting);
        }
        return settings;
    }

    ChannelLoad load() {
        return new ChannelLoad(setting, line.size(), running, failed);
    }

    /// A job of this channel was dispatched at that time, before this scheduler counted.
    void startedAt(Instant at) {
        var until = setting.throttledUntil(at);
        if (until != null && (pausedUntil == null || until.isAfter(pausedUntil))) {
            pausedUntil = until;
        }
        if (parent != null) {
            parent.startedAt(at);
        }
    }

    /// Takes over the throttle of the same channel under the configuration before.
    void goOnFrom(Channel before) {
        pausedUntil = setting.isThrottled() ? before.pausedUntil : null;
    }

    void setQueued(ScheduledJob scheduled) {
        if (scheduled.queuedIn != this) {
            remove(scheduled);
            receive(scheduled);
            countQueued(1);
        }
    }

    private void countQueued(int more) {
        for (var at = this; at != null; at = at.parent) {
            at.queuedWithin += more;
        }
    }

    private void receive(ScheduledJob scheduled) {
        scheduled.place = JobLocation.QUEUED;
        scheduled.queuedIn = this;
        line.add(scheduled);
    }

    /// A job that left its own channel already stays where it is, even if it still waits in the parent. queue_job
    /// does not look further, so a forecast of queue_job must not either.
    void setRunning(ScheduledJob scheduled) {
        if (!scheduled.hasLeftItsChannel()) {
            remove(scheduled);
            scheduled.place = JobLocation.RUNNING;
            count(scheduled, 1);
        }
    }

    void setFailed(ScheduledJob scheduled) {
        remove(scheduled);
        scheduled.place = JobLocation.FAILED;
        failed++;
    }

    /// Removes the job from this channel, which is its own, and from those above.
    void remove(ScheduledJob scheduled) {
        switch (scheduled.place) {
            case NOWHERE -> {}
            case FAILED -> failed--;
            case QUEUED, RUNNING -> count(scheduled, -1);
        }
        if (scheduled.queuedIn != null) {
            scheduled.queuedIn.line.remove(scheduled);
            scheduled.queuedIn.countQueued(-1);
            scheduled.queuedIn = null;
        }
        scheduled.place = JobLocation.NOWHERE;
    }

    /// The job counts as running in each channel from its own up to, but without, the one where it is queued.
    private void count(ScheduledJob scheduled, int more) {
        for (var at = this; at != null && at != scheduled.queuedIn; at = at.parent) {
            at.running += more;
        }
    }

    /// Whether a job that arrives now would be dispatched at once.
    boolean isOpen() {
        return hasCapacity() && line.size() == 0 && !setting.isThrottled() && (parent == null || parent.isOpen());
    }

    private boolean hasCapacity() {
        return !setting.isHeld(failed) && setting.hasRoom(running);
    }

    /// Whether jobs wait here for nothing but their eta. Such a channel gives all to its parent: they compete there,
    /// and the parent orders them.
    private boolean passesAll() {
        return parent != null && !setting.isLimited() && !setting.isThrottled() && !setting.isHeld(failed);
    }

    /// The channels directly below in which, or below which, something waits. There may be many others: each name that
    /// an open job has makes its channels.
    private Stream<Channel> busyChildren() {
        return children.values().stream().filter(child -> child.queuedWithin > 0 || child.throttledWithin);
    }

    /// Gives the parent the jobs that may run now, in order; root dispatches them. The children do so first, also
    /// while this channel is throttled: their jobs then wait here.
    void dispatch(Instant now, Consumer<ScheduledJob> onward) {
        busyChildren().forEach(child -> child.dispatch(now, this::receive));
        if (pausedUntil != null && now.isBefore(pausedUntil)) {
            return;
        }
        pausedUntil = null;
        if (passesAll()) {
            line.pollAll(now, scheduled -> pass(scheduled, onward));
            return;
        }
        while (hasCapacity()) {
            var scheduled = line.poll(now);
            if (scheduled == null) {
                return;
            }
            pass(scheduled, onward);
            if (setting.isThrottled()) {
                pausedUntil = setting.throttledUntil(now);
                return;
            }
        }
    }

    /// Gives the parent the due jobs that no limit holds, from the lowest channels up.
    void passUnlimited(Instant now, Consumer<ScheduledJob> onward) {
        busyChildren().forEach(child -> child.passUnlimited(now, this::receive));
        if (passesAll()) {
            line.pollAll(now, scheduled -> pass(scheduled, onward));
        }
    }

    private void pass(ScheduledJob scheduled, Consumer<ScheduledJob> onward) {
        running++;
        queuedWithin--;
        scheduled.place = JobLocation.RUNNING;
        scheduled.queuedIn = null;
        onward.accept(scheduled);
    }

    /// When to dispatch again. A full channel needs no time: the end of a job wakes it. In a throttled channel the
    /// times of its children do not count.
    Optional<Instant> wakeup() {
        if (!hasCapacity()) {
            return Optional.empty();
        }
        if (pausedUntil != null) {
            return Optional.of(pausedUntil);
        }
        return Stream.concat(
                        line.nextEta().stream(),
                        busyChildren().map(Channel::wakeup).flatMap(Optional::stream))
                .min(Instant::compareTo);
    }
}
