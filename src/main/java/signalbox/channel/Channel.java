package signalbox.channel;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelSetting;

/// One channel of the scheduler, with its queue and its running jobs. For a channel, a job is running as soon as the
/// channel let it through to the parent: there it waits or runs.
final class Channel {
    final ChannelSetting setting;
    private final @Nullable Channel parent;
    private final Map<String, Channel> children = new LinkedHashMap<>();
    private final JobQueue line;
    private final Set<ScheduledJob> running = new HashSet<>();
    private final Set<ScheduledJob> failed = new HashSet<>();
    private @Nullable Instant pausedUntil;

    Channel(ChannelSetting setting, @Nullable Channel parent) {
        this.setting = setting;
        this.parent = parent;
        this.line = new JobQueue(setting.sequential());
        if (parent != null) {
            parent.children.put(setting.name(), this);
        }
    }

    ChannelLoad load() {
        return new ChannelLoad(setting, line.size(), running.size(), failed.size());
    }

    /// A job was passed on at that time, before anybody counted.
    void startedAt(Instant at) {
        var until = setting.throttledUntil(at);
        if (until != null && (pausedUntil == null || until.isAfter(pausedUntil))) {
            pausedUntil = until;
        }
        if (parent != null) {
            parent.startedAt(at);
        }
    }

    /// The throttle of the same channel, as it was configured before.
    void goOnFrom(Channel before) {
        pausedUntil = setting.isThrottled() ? before.pausedUntil : null;
    }

    void setQueued(ScheduledJob ticket) {
        if (!line.contains(ticket)) {
            running.remove(ticket);
            failed.remove(ticket);
            line.add(ticket);
            leaveParent(ticket);
        }
    }

    /// A job that already passed on stays where it is, also when it still waits in the parent: queue_job does
    /// not look further, and so must everything that predicts what it does.
    void setRunning(ScheduledJob ticket) {
        if (running.add(ticket)) {
            line.remove(ticket);
            failed.remove(ticket);
            if (parent != null) {
                parent.setRunning(ticket);
            }
        }
    }

    void setFailed(ScheduledJob ticket) {
        line.remove(ticket);
        running.remove(ticket);
        failed.add(ticket);
        leaveParent(ticket);
    }

    void remove(ScheduledJob ticket) {
        line.remove(ticket);
        running.remove(ticket);
        failed.remove(ticket);
        leaveParent(ticket);
    }

    private void leaveParent(ScheduledJob ticket) {
        if (parent != null) {
            parent.remove(ticket);
        }
    }

    /// Whether a job that arrives now would be passed on at once, up to root's end.
    boolean isOpen() {
        return hasCapacity() && line.size() == 0 && !setting.isThrottled() && (parent == null || parent.isOpen());
    }

    private boolean hasCapacity() {
        return !setting.isHeld(failed.size()) && setting.hasRoom(running.size());
    }

    /// Passes on what may run now, in order. The children pass on first, also while this channel is throttled:
    /// their jobs then wait here.
    void dispatch(Instant now, Consumer<ScheduledJob> onward) {
        for (var child : children.values()) {
            child.dispatch(now, line::add);
        }
        if (pausedUntil != null && now.isBefore(pausedUntil)) {
            return;
        }
        pausedUntil = null;
        while (hasCapacity()) {
            var ticket = line.poll(now);
            if (ticket == null) {
                return;
            }
            running.add(ticket);
            onward.accept(ticket);
            if (setting.isThrottled()) {
                pausedUntil = setting.throttledUntil(now);
                return;
            }
        }
    }

    /// A full channel needs no clock, the end of a job wakes it. A throttled one hides its children's times.
    Optional<Instant> wakeup() {
        if (!hasCapacity()) {
            return Optional.empty();
        }
        if (pausedUntil != null) {
            return Optional.of(pausedUntil);
        }
        return Stream.concat(
                        line.nextEta().stream(),
                        children.values().stream().map(Channel::wakeup).flatMap(Optional::stream))
                .min(Instant::compareTo);
    }
}
