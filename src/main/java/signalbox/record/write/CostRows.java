package signalbox.record.write;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import signalbox.monitor.WatchLoad;
import signalbox.record.file.RecordConnection;

/// Writes each minute what the watch costs the server and this machine. One thread.
final class CostRows {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final RecordConnection file;
    private Instant written = Instant.EPOCH;

    CostRows(RecordConnection file) {
        this.file = file;
    }

    /// @return how many rows were written
    int write(Instant at, WatchLoad load) {
        if (!at.isBefore(written) && at.isBefore(written.plus(EVERY))) {
            return 0;
        }
        written = at;
        var slowed = load.slowedTo();
        var processor = ProcessHandle.current().info().totalCpuDuration();
        return file.update(
                """
                INSERT OR REPLACE INTO cost (at, sessions, statements, server_ms, received, slowed_ms, cpu_ms, heap)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                at.toEpochMilli(),
                load.sessions(),
                load.lastMinute().statements(),
                load.lastMinute().server().toMillis(),
                load.lastMinute().received(),
                slowed == null ? null : slowed.toMillis(),
                processor.map(Duration::toMillis).orElse(null),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
}
