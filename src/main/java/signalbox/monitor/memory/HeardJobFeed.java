package signalbox.monitor.memory;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import signalbox.live.watch.NotifiedRow;

/// Hands on the jobs that were notified while all open jobs are in memory, as each look read them. Safe for several
/// threads.
public final class HeardJobFeed {
    private final List<Consumer<HeardJobs>> listeners = new CopyOnWriteArrayList<>();

    /// @param listener called on the thread that watches; it must not block. A job comes again when a look failed after
    ///     it was read
    public void follow(Consumer<HeardJobs> listener) {
        listeners.add(listener);
    }

    /// @param now the server's time
    public void accept(List<NotifiedRow> rows, Instant now) {
        if (!rows.isEmpty()) {
            var heard = new HeardJobs(rows, now);
            listeners.forEach(listener -> listener.accept(heard));
        }
    }
}
