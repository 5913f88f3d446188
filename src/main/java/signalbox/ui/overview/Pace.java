package signalbox.ui.overview;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;

/// Whether the queue is being worked off, by what was seen.
enum Pace {
    /// The leader was seen handing out a job in the last minute.
    DISPATCHING("dispatching"),
    /// Jobs end, though none was seen being handed out: the statement may fall between two looks.
    MOVING("queue moves"),
    /// Something could run and has waited, but nothing ended in the last minute.
    STILL("queue stands still"),
    IDLE("nothing due");

    private static final Duration LATELY = Duration.ofSeconds(60);

    private final String words;

    Pace(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Pace of(Snapshot snapshot, @Nullable Instant dispatched) {
        if (dispatched != null
                && Duration.between(dispatched, snapshot.serverTime()).compareTo(LATELY) < 0) {
            return DISPATCHING;
        }
        var throughput = snapshot.throughput();
        if (throughput.donePerMinute() + throughput.failedSeenPerMinute() > 0) {
            return MOVING;
        }
        var oldest = snapshot.oldestPending();
        return oldest != null && oldest.age().compareTo(LATELY) > 0 ? STILL : IDLE;
    }
}
