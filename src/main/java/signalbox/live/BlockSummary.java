package signalbox.live;

import java.util.HashMap;
import java.util.Map;

/// The figures of one block at a moment, by channel. It holds until the next eta in the block comes, or anything else
/// that was in the future then. Immutable.
final class BlockSummary {
    /// Microseconds since 1970.
    private final long from;

    private long until = Long.MAX_VALUE;
    private final Map<Integer, ChannelSum> channels = new HashMap<>();
    private final Map<FailedGroup, FailedSum> failed = new HashMap<>();
    /// The place of the due job that has waited longest; -1: none is due.
    private int oldest = -1;

    private long oldestSince = Long.MAX_VALUE;
    private long firstAble = Long.MAX_VALUE;
    private long lastCreated = ColumnTime.NONE;

    private BlockSummary(long now) {
        from = now;
    }

    /// Failed jobs that are alike: the codes of what they have in common.
    record FailedGroup(int call, int channel, int exception) {
        FailedGroup in(int otherChannel) {
            return new FailedGroup(call, otherChannel, exception);
        }
    }

    /// @param lastStarted when the last of them was started; `ColumnTime.NONE` when that is not known
    record FailedSum(long jobs, long lastStarted) {
        FailedSum plus(FailedSum other) {
            return new FailedSum(jobs + other.jobs, Math.max(lastStarted, other.lastStarted));
        }
    }

    static BlockSummary of(JobBlock block, long now) {
        var summary = new BlockSummary(now);
        for (int at = 0; at < JobBlock.SIZE; at++) {
            if (!block.isFree(at)) {
                summary.add(block, at);
            }
        }
        return summary;
    }

    boolean holdsAt(long now) {
        return from <= now && now < until;
    }

    Map<Integer, ChannelSum> channels() {
        return channels;
    }

    Map<FailedGroup, FailedSum> failed() {
        return failed;
    }

    int oldest() {
        return oldest;
    }

    /// Since when the oldest one could run; `Long.MAX_VALUE` when that is not known.
    long oldestSince() {
        return oldestSince;
    }

    /// The lowest id of a job that runs or could run; `Long.MAX_VALUE` when there is none.
    long firstAble() {
        return firstAble;
    }

    /// When the newest job was created, of those with a time; `ColumnTime.NONE` when none has one.
    long lastCreated() {
        return lastCreated;
    }

    private void add(JobBlock block, int at) {
        if (ColumnTime.isTime(block.created[at])) {
            lastCreated = Math.max(lastCreated, block.created[at]);
        }
        var sum = channels.computeIfAbsent(block.channel[at], _ -> new ChannelSum());
        sum.count(block.stateCode(at));
        if (block.isPending(at)) {
            pending(block, at, sum);
        } else if (block.isRunning(at)) {
            firstAble = Math.min(firstAble, block.id[at]);
            running(block.enqueued(at), sum);
        } else if (block.isFailed(at)) {
            var began = block.started(at);
            failed.merge(
                    new FailedGroup(block.call[at], block.channel[at], block.exception(at)),
                    new FailedSum(1, ColumnTime.isTime(began) ? began : ColumnTime.NONE),
                    FailedSum::plus);
        }
    }

    private void pending(JobBlock block, int at, ChannelSum sum) {
        var eta = block.eta(at);
        if (eta != ColumnTime.NONE && eta > from) {
            sum.later(ColumnTime.isTime(eta) ? eta : Long.MAX_VALUE);
            changesAt(eta);
            return;
        }
        sum.due();
        firstAble = Math.min(firstAble, block.id[at]);
        var ready = ready(block, at);
        if (oldest < 0 || ready < oldestSince) {
            oldest = at;
            oldestSince = ready;
        }
        sum.dueSince(ready);
    }

    /// Since when it could run; `Long.MAX_VALUE` for a job that was created ahead, and without a time.
    private long ready(JobBlock block, int at) {
        var created = ColumnTime.isTime(block.created[at]) ? block.created[at] : ColumnTime.NONE;
        var eta = ColumnTime.isTime(block.eta(at)) ? block.eta(at) : ColumnTime.NONE;
        var ready = Math.max(created, eta);
        if (ready == ColumnTime.NONE) {
            return Long.MAX_VALUE;
        }
        if (ready > from + ColumnTime.TOLERANCE) {
            changesAt(ready - ColumnTime.TOLERANCE);
            return Long.MAX_VALUE;
        }
        return ready;
    }

    private void running(long enqueued, ChannelSum sum) {
        if (!ColumnTime.isTime(enqueued)) {
            return;
        }
        if (enqueued > from + ColumnTime.TOLERANCE) {
            changesAt(enqueued - ColumnTime.TOLERANCE);
        } else {
            sum.lastStart(enqueued);
        }
    }

    private void changesAt(long moment) {
        until = Math.min(until, moment);
    }
}
