package signalbox.queue.channel;

import java.time.Instant;
import java.util.Optional;
import signalbox.channel.LastStarts;

/// Where the open jobs may be in memory: then no statement walks the table for them.
@FunctionalInterface
public interface OpenJobMemory {
    OpenJobMemory NONE = _ -> Optional.empty();

    /// The open jobs; empty when they are not known exactly for this moment.
    Optional<KnownOpenJobs> at(Instant moment);

    /// When jobs were last dispatched, as far as a watch has seen it.
    default LastStarts lastStarts() {
        return LastStarts.UNREAD;
    }
}
