package signalbox.failover;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A job as it was read after its notification arrived.
///
/// @param at by the server's clock
/// @param enqueued to the second, as the table has it
/// @param started to the second
public record ObservedJob(
        Instant at,
        String uuid,
        String state,
        int retry,
        @Nullable Instant enqueued,
        @Nullable Instant started,
        int workerPid) {
    boolean hasBeenEnqueued() {
        return !state.equals("pending") && !state.equals("wait_dependencies") && enqueued != null;
    }

    boolean hasStarted() {
        return (state.equals("started") || state.equals("done") || state.equals("failed")) && started != null;
    }

    boolean isWaiting() {
        return state.equals("pending") || state.equals("wait_dependencies");
    }

    /// Whether both belong to the same try: a worker's retry raises the count, an operator's requeue clears the
    /// times.
    boolean isSameTry(ObservedJob other) {
        return retry == other.retry && Objects.equals(started, other.started) && workerPid == other.workerPid;
    }
}
