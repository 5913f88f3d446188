package signalbox.queue.movement;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.text.TimeOrder;

/// Since when the table proves that pending jobs have been pending. No column keeps when a job was put back or
/// requeued, and its dates are cleared: only a row that was not written since a known moment proves anything, and only
/// if no other pending row was written since either, because that job may have been enqueued meanwhile. Two moments
/// are known: the last movement that a row shows, and the server's last checkpoint. Not thread-safe.
public final class PendingProof {
    /// The clock of Odoo, which writes when a job was created, and the server's may differ.
    public static final Duration CLOCKS = Duration.ofSeconds(5);

    private final Map<String, Instant> byMovement = new HashMap<>();
    private final Map<String, Instant> byCheckpoint = new HashMap<>();
    private boolean writtenSinceMovement;
    private boolean writtenSinceCheckpoint;

    /// What the pending jobs of one channel show. Those times are since when the first of them could run.
    ///
    /// @param beforeMovement of jobs that were written before the row that shows the last movement; null: none
    /// @param beforeCheckpoint of jobs that were written before the last checkpoint; null: none
    /// @param sinceMovement whether a pending job was written after that row
    /// @param sinceCheckpoint whether a pending job that existed at the checkpoint was written after it
    public void see(
            String channel,
            @Nullable Instant beforeMovement,
            @Nullable Instant beforeCheckpoint,
            boolean sinceMovement,
            boolean sinceCheckpoint) {
        if (beforeMovement != null) {
            byMovement.merge(channel, beforeMovement, TimeOrder::earlier);
        }
        if (beforeCheckpoint != null) {
            byCheckpoint.merge(channel, beforeCheckpoint, TimeOrder::earlier);
        }
        writtenSinceMovement |= sinceMovement;
        writtenSinceCheckpoint |= sinceCheckpoint;
    }

    /// By channel: since when, at least, a job that could run has been pending.
    Map<String, Instant> since(@Nullable Instant lastMovement, CheckpointMark checkpoint) {
        if (lastMovement != null && !writtenSinceMovement && !byMovement.isEmpty()) {
            return notBefore(lastMovement, byMovement);
        }
        return checkpoint.at() == null || writtenSinceCheckpoint ? Map.of() : notBefore(checkpoint.at(), byCheckpoint);
    }

    private static Map<String, Instant> notBefore(Instant moment, Map<String, Instant> due) {
        var since = new HashMap<>(due);
        since.replaceAll((_, at) -> TimeOrder.later(at, moment));
        return since;
    }
}
