package signalbox.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When things happened to a job, to the second as Odoo stores them. There is no time of failure: no column
/// holds it.
///
/// @param eta not before; null when it may run at once
/// @param execSeconds of the last finished run; null when the row has none, 0 after a requeue
public record JobTimes(
        @Nullable Instant created,
        @Nullable Instant enqueued,
        @Nullable Instant started,
        @Nullable Instant done,
        @Nullable Instant cancelled,
        @Nullable Instant eta,
        @Nullable Double execSeconds) {}
