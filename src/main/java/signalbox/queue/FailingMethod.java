package signalbox.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Failed jobs of one method, channel and exception.
///
/// @param lastStarted when the youngest of them was started: the nearest to a time of failure that there is
public record FailingMethod(
        String model,
        String method,
        String channel,
        @Nullable String exception,
        long failed,
        @Nullable Instant lastStarted) {}
