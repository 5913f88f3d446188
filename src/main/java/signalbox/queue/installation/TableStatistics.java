package signalbox.queue.installation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// PostgreSQL's statistics about the table queue_job.
///
/// @param live, dead numbers of rows, estimated
/// @param vacuumed when it was last vacuumed, by hand or by autovacuum; null: never, or not since the statistics were
///     reset
public record TableStatistics(
        long live, long dead, @Nullable Instant vacuumed) {}
