package signalbox.queue.count;

import java.time.Instant;

/// The jobs that ended in one minute.
///
/// @param minute its beginning
/// @param failedSeen failures that Signalbox saw: the table itself keeps no time of failure
/// @param certainty of `done`
public record MinuteThroughput(Instant minute, int done, int failedSeen, CountCertainty certainty) {
    /// A minute of which all is known.
    public MinuteThroughput(Instant minute, int done, int failedSeen) {
        this(minute, done, failedSeen, CountCertainty.EXACT);
    }
}
