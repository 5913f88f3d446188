package signalbox.queue.stuck;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;

/// A job that has been enqueued or started for longer than it should.
///
/// @param state enqueued or started
/// @param enqueued when it was dispatched; null where its column holds no time
/// @param started null while nobody began it
/// @param age of `since`
/// @param workerPid the Odoo process that began it; 0 when unknown
/// @param backends sessions of this database that are named for that process, `odoo-PID`
public record LateJob(
        String uuid,
        JobState state,
        String channel,
        JobCall call,
        @Nullable Instant enqueued,
        @Nullable Instant started,
        Age age,
        int workerPid,
        JobRowLock lock,
        List<Integer> backends) {
    /// What its row says of how long it has been in its state. PostgreSQL compares infinity as it does times.
    public enum Age {
        DATED,
        /// `-infinity`, or a year before all jobs: older than any limit, so that queue_job takes it for late.
        EARLIER_THAN_ALL,
        /// `infinity`, or a year beyond all reason: younger than any limit forever.
        LATER_THAN_ALL,
        UNDATED;

        /// Whether it is known to be older than a limit.
        public boolean isLate() {
            return this == DATED || this == EARLIER_THAN_ALL;
        }
    }

    public LateJob {
        backends = List.copyOf(backends);
    }

    /// When it came into the state that it is in; null where that is not known.
    public @Nullable Instant since() {
        return started == null || state == JobState.ENQUEUED ? enqueued : started;
    }
}
