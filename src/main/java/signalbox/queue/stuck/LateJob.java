package signalbox.queue.stuck;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobCall;
import signalbox.queue.JobState;

/// A job that has been enqueued or started for longer than it should.
///
/// @param state enqueued or started
/// @param enqueued when it was handed out; null where its column holds no time
/// @param started null while nobody began it
/// @param workerPid the Odoo process that began it; 0 when unknown
/// @param backends sessions of this database that are named for that process, `odoo-PID`
public record LateJob(
        String uuid,
        JobState state,
        String channel,
        JobCall call,
        @Nullable Instant enqueued,
        @Nullable Instant started,
        int workerPid,
        JobRowLock lock,
        List<Integer> backends) {
    public LateJob {
        backends = List.copyOf(backends);
    }

    /// When it came into the state that it is in; null where that is not known.
    public @Nullable Instant since() {
        return started == null || state == JobState.ENQUEUED ? enqueued : started;
    }
}
