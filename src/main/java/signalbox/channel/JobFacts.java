package signalbox.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The columns of one job that the scheduler needs.
///
/// @param channel null means root
/// @param seq the row's id, the last tie-breaker
/// @param eta not before this time
public record JobFacts(
        String uuid,
        @Nullable String channel,
        long seq,
        Instant dateCreated,
        int priority,
        @Nullable Instant eta,
        Phase phase) {

    /// The same job, in another phase.
    public JobFacts in(Phase other) {
        return new JobFacts(uuid, channel, seq, dateCreated, priority, eta, other);
    }

    /// What the job's state means to a scheduler.
    public enum Phase {
        /// Takes neither a place in a queue nor a slot.
        WAITING,
        QUEUED,
        RUNNING,
        FAILED,
        OVER;

        /// States that queue_job does not know take no place.
        public static Phase ofState(String stored) {
            return switch (stored) {
                case "pending" -> QUEUED;
                case "enqueued", "started" -> RUNNING;
                case "failed" -> FAILED;
                case "done", "cancelled" -> OVER;
                default -> WAITING;
            };
        }
    }
}
