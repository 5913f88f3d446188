package signalbox.live;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import signalbox.queue.movement.CheckpointMark;
import signalbox.queue.movement.LastMovement;
import signalbox.queue.movement.PendingProof;
import signalbox.queue.movement.PostponedTries;
import signalbox.queue.movement.RecentMoves;

/// What the pending jobs in memory show of the last movement: the same as `MovementQueries` reads.
final class LiveMovement {
    private final long[] dueByMovement;
    private final long[] dueByCheckpoint;
    private boolean sinceMovement;
    private boolean sinceCheckpoint;
    private long added = Long.MAX_VALUE;
    private long postponed = ColumnTime.NONE;
    private long retries;
    private long firstDue = Long.MAX_VALUE;

    private LiveMovement(int channels) {
        dueByMovement = new long[channels];
        dueByCheckpoint = new long[channels];
        Arrays.fill(dueByMovement, Long.MAX_VALUE);
        Arrays.fill(dueByCheckpoint, Long.MAX_VALUE);
    }

    static LastMovement of(LiveJobs jobs, JobBlock[] blocks, RecentMoves moves, CheckpointMark checkpoint, Instant at) {
        var question = BlockMovement.MovementQuestion.of(moves, checkpoint);
        var now = ColumnTime.of(at);
        var movement = new LiveMovement(jobs.channelCount());
        for (var block : blocks) {
            movement.add(block.movement(question, now), now);
        }
        return movement.result(jobs, moves, checkpoint);
    }

    private void add(BlockMovement block, long now) {
        block.dueByMovement(dueByMovement);
        block.dueByCheckpoint(dueByCheckpoint);
        sinceMovement |= block.sinceMovement();
        sinceCheckpoint |= block.sinceCheckpoint();
        added = Math.min(added, block.added());
        postponed = Math.max(postponed, block.postponed(now));
        retries += block.retries();
        firstDue = Math.min(firstDue, block.firstDue());
    }

    private LastMovement result(LiveJobs jobs, RecentMoves moves, CheckpointMark checkpoint) {
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
