package signalbox.queue.stuck;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;

/// A job that holds a slot.
///
/// @param state enqueued or started
/// @param enqueued null where the row has no such time, as for the others
/// @param workerPid the Odoo process that began it; 0 when unknown
/// @param lock on its row in queue_job_lock; which backend holds it is not looked up
public record RunningJob(
        String uuid,
        JobState state,
        String channel,
        JobCall call,
        @Nullable Instant enqueued,
        @Nullable Instant started,
        int workerPid,
        JobRowLock lock) {

    /// When it got its present state.
    public @Nullable Instant since() {
        return started == null || state == JobState.ENQUEUED ? enqueued : started;
    }
}
