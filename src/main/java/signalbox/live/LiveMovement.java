package signalbox.live;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import signalbox.queue.RowVersion;
import signalbox.queue.movement.CheckpointMark;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.movement.PendingProof;
import signalbox.queue.movement.PostponedTries;
import signalbox.queue.movement.RecentMoves;

/// What the pending jobs in memory show of the last movement: the same as `MovementQueries` reads.
final class LiveMovement {
    private final long now;
    private final long last;
    private final int mark;
    private final CheckpointMark checkpoint;
    private final long existed;
    private final long[] dueByMovement;
    private final long[] dueByCheckpoint;
    private boolean sinceMovement;
    private boolean sinceCheckpoint;
    private long added = Long.MAX_VALUE;
    private long postponed = ColumnTime.NONE;
    private long retries;
    private long firstDue = Long.MAX_VALUE;

    private LiveMovement(int channels, RecentMoves moves, CheckpointMark checkpoint, Instant now) {
        this.now = ColumnTime.of(now);
        this.last = ColumnTime.of(moves.last());
        this.mark = moves.version();
        this.checkpoint = checkpoint;
        this.existed = checkpoint.at() == null
                ? ColumnTime.NONE
                : ColumnTime.of(checkpoint.at().minus(PendingProof.CLOCKS));
        this.dueByMovement = new long[channels];
        this.dueByCheckpoint = new long[channels];
        Arrays.fill(dueByMovement, Long.MAX_VALUE);
        Arrays.fill(dueByCheckpoint, Long.MAX_VALUE);
    }

    static LastMovement of(LiveJobs jobs, RecentMoves moves, CheckpointMark checkpoint, Instant now) {
        var movement = new LiveMovement(jobs.channelCount(), moves, checkpoint, now);
        jobs.forEachRow((block, at) -> {
            if (block.isPending(at)) {
                movement.see(block, at);
            }
        });
        return movement.result(jobs, moves);
    }

    private void see(JobBlock block, int at) {
        var created = ColumnTime.isTime(block.created[at]) ? block.created[at] : ColumnTime.NONE;
        var eta = block.eta(at);
        var etaTime = ColumnTime.isTime(eta) ? eta : ColumnTime.NONE;
        retries += block.retry(at);
        if (isPostponed(block, at, created)) {
            postponed = Math.max(postponed, etaTime == ColumnTime.NONE ? now : Math.min(etaTime, now));
        }
        var beforeMovement = RowVersion.isUpTo(block.version[at], mark);
        var beforeCheckpoint = RowVersion.isUpTo(block.version[at], checkpoint.version());
        sinceMovement |= !beforeMovement;
        sinceCheckpoint |= !beforeCheckpoint && wasThere(created);
        if (eta != ColumnTime.NONE && eta > now) {
            return;
        }
        firstDue = Math.min(firstDue, block.id[at]);
        var isNewer = last == ColumnTime.NONE || created > last;
        var due = Math.max(created, etaTime);
        if (due != ColumnTime.NONE && beforeMovement) {
            least(dueByMovement, block.channel[at], due);
        }
        if (due != ColumnTime.NONE && beforeCheckpoint) {
            least(dueByCheckpoint, block.channel[at], due);
        }
        if (isNewer && created != ColumnTime.NONE) {
            added = Math.min(added, created);
        }
    }

    private static void least(long[] times, int channel, long time) {
        times[channel] = Math.min(times[channel], time);
    }

    private boolean wasThere(long created) {
        return created == ColumnTime.NONE || existed == ColumnTime.NONE || created < existed;
    }

    private boolean isPostponed(JobBlock block, int at, long created) {
        var wasTried = block.retry(at) > 0
                || (block.eta(at) != ColumnTime.NONE
                        && created != ColumnTime.NONE
                        && last != ColumnTime.NONE
                        && created <= last);
        return wasTried && !RowVersion.isUpTo(block.version[at], mark);
    }

    private LastMovement result(LiveJobs jobs, RecentMoves moves) {
        var proof = new PendingProof();
        var names = jobs.spellings();
        for (int channel = 0; channel < dueByMovement.length; channel++) {
            proof.see(
                    names.name(channel),
                    seen(dueByMovement[channel]),
                    seen(dueByCheckpoint[channel]),
                    sinceMovement,
                    sinceCheckpoint);
        }
        return new LastMovement(
                moves,
                proof,
                checkpoint,
                seen(added),
                new PostponedTries(ColumnTime.instant(postponed), retries),
                firstDue);
    }

    private static @Nullable Instant seen(long time) {
        return time == Long.MAX_VALUE ? null : ColumnTime.instant(time);
    }
}
