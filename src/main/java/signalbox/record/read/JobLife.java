package signalbox.record.read;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.record.read.RecordedEvent.JobMoved;

/// What was recorded of one job.
///
/// @param steps oldest first; empty when nothing of it was recorded
/// @param unwatched the times between its steps in which nobody watched
/// @param keptSince before this, the recording is not whole any more; null: nothing was removed yet
public record JobLife(
        String uuid,
        List<LifeStep> steps,
        List<WatchHole> unwatched,
        @Nullable Instant keptSince) {
    /// One step of it.
    ///
    /// @param dispatched whether it was dispatched here
    /// @param leader who led then, an episode of the kind `lead`; null when that is not known
    public record LifeStep(
            JobMoved moved, boolean dispatched, @Nullable Episode leader) {}
}
