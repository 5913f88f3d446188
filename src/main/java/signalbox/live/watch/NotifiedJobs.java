package signalbox.live.watch;

import java.time.Instant;
import java.util.Collection;

/// What was notified since the last look.
///
/// @param uuids an empty one for each row without a uuid
/// @param complete whether every change since then was notified
/// @param listens whether changes from now on are notified
/// @param now the server's time
public record NotifiedJobs(Collection<String> uuids, boolean complete, boolean listens, Instant now) {
    boolean concernsJobsWithoutUuid() {
        return uuids.contains("");
    }
}
