package signalbox.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What PostgreSQL's statistics say of the table queue_job.
///
/// @param live, dead rows, as estimated
/// @param vacuumed when it was vacuumed last, by hand or by autovacuum; null when never or not since a reset
public record TableStatistics(
        long live, long dead, @Nullable Instant vacuumed) {}
