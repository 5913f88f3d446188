package signalbox.channel.simulation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;

/// How a large backlog drains, by the rules of `ChannelScheduler` on the numbers of `BacklogColumns`: the same jobs in
/// the same order at the same times as `DrainSimulation`, in a small part of its time and memory. It ends when the last
/// job that can start has ended, or after so many steps. Not thread-safe.
final class DrainRun {
    /// A step is the look at one channel. So many take about 10 s.
    static final long MOST_STEPS = 400_000_000;

    final List<DrainChannel> channels;
    /// The jobs in the order of dispatch, up to `dispatched`; those that run already are not in it.
    final int[] order;

    int dispatched;
    /// Of all jobs, and of those that do not wait for an eta.
    long took;

    long due;
    int ended;
    int endedDue;
    /// Whether the steps were used up: what had not ended by then was not looked at.
    boolean isCut;

    private final BacklogColumns jobs;
    private final DrainTree tree;
    private final IntToLongFunction duration;
    private final long[] durations;
    private final boolean[] started;
    private final EndHeap running = new EndHeap();
    /// The channels that may do something now.
    private final BitSet changed = new BitSet();
    /// The channels in which time alone may change something.
    private final BitSet timed = new BitSet();
    private int waiting;
    private long now;
    private long steps;

    /// @param duration how long a job takes, in microseconds; asked once for each
    DrainRun(DrainTree tree, BacklogColumns jobs, IntToLongFunction duration) {
        this.tree = tree;
        this.jobs = jobs;
        this.duration = duration;
        channels = tree.channels();
        order = new int[jobs.size];
        durations = new long[jobs.size];
        started = new boolean[jobs.size];
        for (int job = 0; job < jobs.size; job++) {
            switch (jobs.role[job]) {
                case BacklogColumns.QUEUED -> waiting++;
                case BacklogColumns.RUNNING -> {
                    hold(job);
                    start(job);
                }
                case BacklogColumns.DEAD -> hold(job);
                default -> {}
            }
        }
        changed.set(0, channels.size());
    }

    /// Those that start already hold their slots in all channels.
    private void hold(int job) {
        started[job] = true;
        for (var channel = channels.get(tree.leaf(job)); channel != null; channel = channel.parent) {
            channel.runs(1);
        }
    }

    private void start(int job) {
        started[job] = true;
        durations[job] = duration.applyAsLong(job);
        running.add(now + durations[job], job);
    }

    /// @param most after so many steps it ends
    DrainRun toEnd(long most) {
        while (true) {
            dispatch();
            var next = nextEvent();
            if (next == BacklogColumns.NEVER) {
                return this;
            }
            if (steps > most) {
                isCut = true;
                return this;
            }
            now = next;
            while (!running.isEmpty() && running.firstEnd() <= now) {
                end(running.removeFirst());
            }
        }
    }

    /// From the lowest channels up: what one hands over, the next may hand on.
    private void dispatch() {
        changed.or(timed);
        for (int at = changed.previousSetBit(channels.size()); at >= 0; at = changed.previousSetBit(at - 1)) {
            steps++;
            var channel = channels.get(at);
            var above = channel.parent;
            if (above == null) {
                channel.dispatch(now, this::dispatched);
            } else {
                channel.dispatch(now, above::receive);
                changed.set(above.number);
            }
            timed.set(at, channel.isTimed());
        }
        changed.clear();
    }

    private void dispatched(int job) {
        order[dispatched++] = job;
        waiting--;
        start(job);
    }

    private void end(int job) {
        ended++;
        took = now;
        if (jobs.eta[job] == BacklogColumns.NO_ETA) {
            endedDue++;
            due = now;
        }
        for (var channel = channels.get(tree.leaf(job)); channel != null; channel = channel.parent) {
            steps++;
            channel.ends(now, durations[job]);
            changed.set(channel.number);
        }
    }

    private long nextEvent() {
        var next = running.isEmpty() ? BacklogColumns.NEVER : running.firstEnd();
        if (waiting > 0) {
            for (int at = timed.nextSetBit(0); at >= 0; at = timed.nextSetBit(at + 1)) {
                steps++;
                next = Math.min(next, channels.get(at).wakeup());
            }
        }
        return next;
    }

    /// The jobs that wait to the end: none of them would ever start, unless it is cut.
    int[] waiting() {
        var left = new int[jobs.size];
        int count = 0;
        for (int job = 0; job < jobs.size; job++) {
            if (!started[job] && (jobs.role[job] == BacklogColumns.QUEUED || jobs.role[job] == BacklogColumns.TWIN)) {
                left[count++] = job;
            }
        }
        return Arrays.copyOf(left, count);
    }

    long steps() {
        return steps;
    }

    /// The jobs that run when it is cut.
    int[] running() {
        var left = new int[running.size()];
        Arrays.setAll(left, running::at);
        return left;
    }
}
