package signalbox.queue.movement;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When jobs last moved, to the second: from the columns of the running jobs and of the newest rows.
///
/// @param moves when one was enqueued, begun and done; failures are not included, because they have no time
/// @param waiting by channel: since when, at least, the table proves that a job that could run has been pending and
///     that no pending job was enqueued, see `PendingProof`; empty where it proves nothing
/// @param addedAt when the first job was created that was created after all of these and could run; null when there is
///     none
/// @param tries of jobs that are pending again
/// @param firstDue the lowest id of a pending job that could run; `Long.MAX_VALUE` when there is none
public record LastMovement(
        RecentMoves moves,
        Map<String, Instant> waiting,
        @Nullable Instant addedAt,
        PostponedTries tries,
        long firstDue) {
    public static final LastMovement UNSEEN =
            new LastMovement(RecentMoves.NONE, Map.of(), null, PostponedTries.NONE, Long.MAX_VALUE);

    public LastMovement {
        waiting = Map.copyOf(waiting);
    }

    public LastMovement(
            RecentMoves moves,
            PendingProof proof,
            CheckpointMark checkpoint,
            @Nullable Instant addedAt,
            PostponedTries tries,
            long firstDue) {
        this(moves, proof.since(moves.last(), checkpoint), addedAt, tries, firstDue);
    }

    /// Whether the rows that were read show when the last job ended. If not, jobs may have ended later than `last`.
    public boolean reachesBack() {
        return moves.window().reachesBack(firstDue);
    }

    /// When the last job moved; null when no row shows it.
    public @Nullable Instant last() {
        return moves.last();
    }
}
