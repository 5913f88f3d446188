package signalbox.live;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.channel.ChannelFacts;
import signalbox.queue.JobState;

/// Adds up the open jobs of one channel. Times are microseconds since 1970.
final class ChannelSum {
    private final long[] states = new long[JobBlock.STATES.size()];
    private long due;
    private long later;
    private long dueSince = Long.MAX_VALUE;
    private long nextEta = Long.MAX_VALUE;
    private long lastStart = ColumnTime.NONE;

    /// @param state its place in `JobBlock.STATES`
    void count(int state) {
        states[state]++;
    }

    void due() {
        due++;
    }

    /// @param eta `Long.MAX_VALUE` when it is not a time
    void later(long eta) {
        later++;
        nextEta = Math.min(nextEta, eta);
    }

    void dueSince(long moment) {
        dueSince = Math.min(dueSince, moment);
    }

    void lastStart(long moment) {
        lastStart = Math.max(lastStart, moment);
    }

    void add(ChannelSum other) {
        for (int state = 0; state < states.length; state++) {
            states[state] += other.states[state];
        }
        due += other.due;
        later += other.later;
        dueSince(other.dueSince);
        nextEta = Math.min(nextEta, other.nextEta);
        lastStart(other.lastStart);
    }

    /// Of the states that a job of it has.
    Map<JobState, Long> states() {
        var counts = new EnumMap<JobState, Long>(JobState.class);
        for (var state : JobBlock.STATES) {
            if (jobs(state) > 0) {
                counts.put(state, jobs(state));
            }
        }
        return counts;
    }

    long jobs(JobState state) {
        return states[JobBlock.STATES.indexOf(state)];
    }

    long lastStart() {
        return lastStart;
    }

    ChannelFacts facts(String name, ChannelFacts.Holds holds) {
        return new ChannelFacts(
                name,
                jobs(JobState.ENQUEUED) + jobs(JobState.STARTED),
                due,
                later,
                jobs(JobState.FAILED),
                new ChannelFacts.Moments(known(dueSince), known(nextEta), ColumnTime.instant(lastStart)),
                holds);
    }

    private static @Nullable Instant known(long moment) {
        return moment == Long.MAX_VALUE ? null : ColumnTime.instant(moment);
    }
}
