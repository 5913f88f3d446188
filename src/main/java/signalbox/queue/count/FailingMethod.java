package signalbox.queue.count;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Failed jobs of one method, channel and exception.
///
/// @param lastStarted when the newest of them was started: no column is nearer to the time of the failure
public record FailingMethod(
        String model,
        String method,
        String channel,
        @Nullable String exception,
        long failed,
        @Nullable Instant lastStarted) {}
