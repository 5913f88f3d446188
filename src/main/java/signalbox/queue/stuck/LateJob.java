package signalbox.queue.stuck;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;
import signalbox.queue.ShownJob;
import signalbox.queue.StoredState;

/// A job that has been enqueued or started for longer than it should.
///
/// @param state enqueued or started
/// @param enqueued when it was dispatched; null where its column holds no time
/// @param started null while no worker has begun it
/// @param age what is known of its age
/// @param workerPid the Odoo process that began it; 0 when unknown
/// @param backends sessions of this database that are named after that process, `odoo-PID`
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
        List<Integer> backends)
        implements ShownJob {
    /// What its row shows about how long it has been in its state. PostgreSQL compares infinity like a time.
    public enum Age {
        DATED,
        /// `-infinity`, or a year before all jobs: it counts as older than any limit, so queue_job treats it as
        /// late.
        EARLIER_THAN_ALL,
        /// `infinity`, or a year out of range: it always counts as younger than any limit.
        LATER_THAN_ALL,
        /// Ahead of the server's clock, as after the clock was set back.
        AHEAD,
        UNDATED;

        /// Whether it is known to be older than the limit.
        public boolean isLate() {
            return this == DATED || this == EARLIER_THAN_ALL;
        }
    }

    public LateJob {
        backends = List.copyOf(backends);
    }

    @Override
    public StoredState stored() {
        return StoredState.of(state);
    }

    /// When it got its present state; null where that is not known.
    public @Nullable Instant since() {
        return started == null || state == JobState.ENQUEUED ? enqueued : started;
    }
}
