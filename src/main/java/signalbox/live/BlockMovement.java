package signalbox.live;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.queue.RowVersion;
import signalbox.queue.movement.CheckpointMark;
import signalbox.queue.movement.PendingProof;
import signalbox.queue.movement.RecentMoves;

/// What the pending jobs of one block show of the last movement, for one question. It holds until the next eta in the
/// block comes. Immutable.
final class BlockMovement {
    private static final int BY_MOVEMENT = 0;
    private static final int BY_CHECKPOINT = 1;

    /// What is known besides these jobs.
    ///
    /// @param last when a job moved last; `ColumnTime.NONE` when that is not known
    /// @param mark the number of the transaction that moved it
    /// @param checkpoint that of the last checkpoint
    /// @param existed what was created before this was there at the checkpoint; `ColumnTime.NONE`: not known
    record MovementQuestion(long last, int mark, int checkpoint, long existed) {
        static MovementQuestion of(RecentMoves moves, CheckpointMark checkpoint) {
            return new MovementQuestion(
                    ColumnTime.of(moves.last()),
                    moves.version(),
                    checkpoint.version(),
                    checkpoint.at() == null
                            ? ColumnTime.NONE
                            : ColumnTime.of(checkpoint.at().minus(PendingProof.CLOCKS)));
        }
    }

    private final MovementQuestion question;
    /// Microseconds since 1970.
    private final long from;

    private long until = Long.MAX_VALUE;
    private final Map<Integer, long[]> due = new HashMap<>();
    private boolean sinceMovement;
    private boolean sinceCheckpoint;
    private long added = Long.MAX_VALUE;
    private boolean postponedNow;
    private long lastPostponed = ColumnTime.NONE;
    private long retries;
    private long firstDue = Long.MAX_VALUE;

    private BlockMovement(MovementQuestion question, long now) {
        this.question = question;
        from = now;
    }

    static BlockMovement of(JobBlock block, MovementQuestion question, long now) {
        var movement = new BlockMovement(question, now);
        for (int at = 0; at < JobBlock.SIZE; at++) {
            if (!block.isFree(at) && block.isPending(at)) {
                movement.see(block, at);
            }
        }
        return movement;
    }

    boolean holdsAt(MovementQuestion asked, long now) {
        return question.equals(asked) && from <= now && now < until;
    }

    /// Whether a job was written after the last movement.
    boolean sinceMovement() {
        return sinceMovement;
    }

    /// Whether a job that was there at the checkpoint was written after it.
    boolean sinceCheckpoint() {
        return sinceCheckpoint;
    }

    /// When the first job was added after the last movement; `Long.MAX_VALUE`: none was.
    long added() {
        return added;
    }

    /// Until when a job was put off, at this moment; `ColumnTime.NONE`: none was.
    long postponed(long now) {
        return postponedNow ? now : lastPostponed;
    }

    long retries() {
        return retries;
    }

    /// The lowest id of a job that is due; `Long.MAX_VALUE`: none is.
    long firstDue() {
        return firstDue;
    }

    /// Since when the first job of each channel has been due, of those that were not written after the last movement.
    void dueByMovement(long[] earliest) {
        earliest(earliest, BY_MOVEMENT);
    }

    /// The same, of those that were not written after the last checkpoint.
    void dueByCheckpoint(long[] earliest) {
        earliest(earliest, BY_CHECKPOINT);
    }

    private void earliest(long[] earliest, int kind) {
        due.forEach((channel, times) -> earliest[channel] = Math.min(earliest[channel], times[kind]));
    }

    private void see(JobBlock block, int at) {
        var created = timeOf(block.created[at]);
        var eta = block.eta(at);
        retries += block.retry(at);
        if (isPostponed(block, at, created)) {
            putOff(timeOf(eta));
        }
        var beforeMovement = RowVersion.isUpTo(block.version[at], question.mark());
        var beforeCheckpoint = RowVersion.isUpTo(block.version[at], question.checkpoint());
        sinceMovement |= !beforeMovement;
        sinceCheckpoint |= !beforeCheckpoint && wasThere(created);
        if (eta != ColumnTime.NONE && eta > from) {
            until = Math.min(until, eta);
            return;
        }
        firstDue = Math.min(firstDue, block.id[at]);
        var since = Math.max(created, timeOf(eta));
        if (since != ColumnTime.NONE) {
            due(block.channel[at], BY_MOVEMENT, beforeMovement, since);
            due(block.channel[at], BY_CHECKPOINT, beforeCheckpoint, since);
        }
        var isNewer = question.last() == ColumnTime.NONE || created > question.last();
        if (isNewer && created != ColumnTime.NONE) {
            added = Math.min(added, created);
        }
    }

    private static long timeOf(long stored) {
        return ColumnTime.isTime(stored) ? stored : ColumnTime.NONE;
    }

    private void putOff(long eta) {
        if (eta == ColumnTime.NONE || eta > from) {
            postponedNow = true;
        } else {
            lastPostponed = Math.max(lastPostponed, eta);
        }
    }

    private void due(int channel, int kind, boolean isProof, long since) {
        if (isProof) {
            var times = due.computeIfAbsent(channel, _ -> new long[] {Long.MAX_VALUE, Long.MAX_VALUE});
            times[kind] = Math.min(times[kind], since);
        }
    }

    private boolean wasThere(long created) {
        return created == ColumnTime.NONE || question.existed() == ColumnTime.NONE || created < question.existed();
    }

    private boolean isPostponed(JobBlock block, int at, long created) {
        var last = question.last();
        var wasTried = block.retry(at) > 0
                || (block.eta(at) != ColumnTime.NONE
                        && created != ColumnTime.NONE
                        && last != ColumnTime.NONE
                        && created <= last);
        return wasTried && !RowVersion.isUpTo(block.version[at], question.mark());
    }

    /// Of an immutable block: worked out again only when it does not hold any more.
    static final class Known {
        private volatile @Nullable BlockMovement newest;

        BlockMovement of(JobBlock block, MovementQuestion question, long now) {
            var known = newest;
            if (known == null || !known.holdsAt(question, now)) {
                known = BlockMovement.of(block, question, now);
                newest = known;
            }
            return known;
        }
    }
}
