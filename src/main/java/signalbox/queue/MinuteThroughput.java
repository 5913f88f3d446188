package signalbox.queue;

import java.time.Instant;

/// What ended in one minute.
///
/// @param minute its begin
/// @param failedSeen failures that were seen to happen: the table itself keeps no time of failure
/// @param certainty of `done`
public record MinuteThroughput(Instant minute, int done, int failedSeen, CountCertainty certainty) {
    /// One of which all is known.
    public MinuteThroughput(Instant minute, int done, int failedSeen) {
        this(minute, done, failedSeen, CountCertainty.EXACT);
    }
}
