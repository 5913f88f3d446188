package signalbox.monitor.memory;

import java.time.Instant;
import java.util.List;
import signalbox.live.watch.NotifiedRow;

/// Jobs that were notified, as one look read them.
///
/// @param at the server's time at that look
public record HeardJobs(List<NotifiedRow> rows, Instant at) {
    public HeardJobs {
        rows = List.copyOf(rows);
    }
}
