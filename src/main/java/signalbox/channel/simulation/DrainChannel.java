package signalbox.channel.simulation;

import java.time.temporal.ChronoUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelSetting;

/// One channel of a simulation, by the rules of the scheduler: its queue of job numbers, and what it did. Times are
/// microseconds since the begin. Not thread-safe.
final class DrainChannel {
    private static final long NONE = Long.MIN_VALUE;

    final ChannelSetting setting;
    final @Nullable DrainChannel parent;
    /// Parents have smaller numbers than their children.
    final int number;

    private final BacklogColumns jobs;
    /// Its own jobs that are due from the begin, in order.
    private final int[] own;
    private int ownNext;
    /// Its own jobs for later, the earliest eta first.
    private final int[] later;
    private int laterNext;
    /// What came from below, and jobs whose eta has come.
    private final NumberHeap others = new NumberHeap();
    private final boolean failed;
    private final long throttle;
    private long pausedUntil = NONE;
    private int running;

    /// How many jobs ended in it, the end of the last of them, and the sum of their durations.
    int ended;

    long lastEnd;
    long busy;

    DrainChannel(ChannelSetting setting, @Nullable DrainChannel parent, int number, BacklogColumns jobs, Queued own) {
        this.setting = setting;
        this.parent = parent;
        this.number = number;
        this.jobs = jobs;
        this.own = own.due;
        this.later = own.later;
        this.failed = own.failed > 0;
        this.throttle = setting.throttle().dividedBy(ChronoUnit.MICROS.getDuration());
    }

    /// The jobs of a channel itself.
    static final class Queued {
        static final Queued NONE = new Queued(new int[0], new int[0], 0);

        private final int[] due;
        private final int[] later;
        private final int failed;

        /// @param due numbers, in order
        /// @param later numbers, the earliest eta first
        Queued(int[] due, int[] later, int failed) {
            this.due = due;
            this.later = later;
            this.failed = failed;
        }
    }

    /// A job started at that time, before the begin.
    void startedAt(long at) {
        if (setting.isThrottled()) {
            pausedUntil = Math.max(pausedUntil, at + throttle);
        }
    }

    void runs(int more) {
        running += more;
    }

    void ends(long at, long took) {
        running--;
        ended++;
        lastEnd = at;
        busy += took;
    }

    boolean isHeldByFailure() {
        return setting.sequential() && failed;
    }

    private boolean hasRoom() {
        return !setting.isHeld(failed ? 1 : 0) && setting.hasRoom(running);
    }

    private boolean passesAll() {
        return parent != null && !setting.isLimited() && !setting.isThrottled() && !setting.isHeld(failed ? 1 : 0);
    }

    /// Hands over the jobs that may run now, in order.
    void dispatch(long now, IntConsumer onward) {
        if (pausedUntil != NONE && now < pausedUntil) {
            return;
        }
        pausedUntil = NONE;
        var all = passesAll();
        while (all || hasRoom()) {
            fetchDue(now);
            if (!hasDue() || (!all && isHeldBack())) {
                return;
            }
            onward.accept(takeFirst());
            running++;
            if (setting.isThrottled()) {
                pausedUntil = now + throttle;
                return;
            }
        }
    }

    void receive(int job) {
        others.add(job);
    }

    private void fetchDue(long now) {
        while (laterNext < later.length && jobs.eta[later[laterNext]] <= now) {
            others.add(later[laterNext++]);
        }
    }

    private boolean hasDue() {
        return ownNext < own.length || !others.isEmpty();
    }

    private int first() {
        return isOwnFirst() ? own[ownNext] : others.first();
    }

    private boolean isOwnFirst() {
        return ownNext < own.length && (others.isEmpty() || own[ownNext] < others.first());
    }

    private int takeFirst() {
        return isOwnFirst() ? own[ownNext++] : others.removeFirst();
    }

    /// In a sequential channel no job overtakes one whose eta is in the future.
    private boolean isHeldBack() {
        return setting.sequential() && laterNext < later.length && later[laterNext] < first();
    }

    /// Whether time alone changes what it may do.
    boolean isTimed() {
        return pausedUntil != NONE || laterNext < later.length;
    }

    /// When to look again; `BacklogColumns.NEVER` when no time changes anything. A full channel needs none, and in a
    /// throttled one the times below do not count.
    long wakeup() {
        if (!hasRoom()) {
            return BacklogColumns.NEVER;
        }
        for (var above = parent; above != null; above = above.parent) {
            if (!above.hasRoom() || above.pausedUntil != NONE) {
                return BacklogColumns.NEVER;
            }
        }
        return pausedUntil != NONE ? pausedUntil : jobs.eta[later[laterNext]];
    }

    /// How many of the slots were free on average in that time; 0 without a limit.
    double idleSlots(long over) {
        return !setting.isLimited() || over == 0 ? 0 : Math.max(0, setting.capacity() - (double) busy / over);
    }
}
