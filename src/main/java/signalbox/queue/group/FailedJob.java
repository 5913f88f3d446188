package signalbox.queue.group;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.queue.group.ErrorFingerprint.Failure;

/// A failed job as it is read for its group.
///
/// @param started when its last run began
record FailedJob(
        int id,
        Failure failure,
        MethodName method,
        String channel,
        @Nullable Instant started) {}
