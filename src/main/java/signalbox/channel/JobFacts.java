package signalbox.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The columns of one job that the scheduler needs.
///
/// @param channel null means root
/// @param seq the row's id, which decides between jobs that are equal in all else
/// @param eta the job must not start before this time; null: none
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
        /// Neither takes a place in a queue nor holds a slot.
        WAITING,
        QUEUED,
        RUNNING,
        FAILED,
        OVER;

        /// The phase of a state as Odoo stores it. States that queue_job does not know take no place.
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
