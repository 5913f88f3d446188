package signalbox.queue;

import java.time.Instant;

/// What ended in one minute.
///
/// @param minute its begin
/// @param failedSeen failures that were seen to happen: the table itself keeps no time of failure
/// @param certainty of `done`
public record MinuteOfWork(Instant minute, int done, int failedSeen, Certainty certainty) {
    /// One of which all is known.
    public MinuteOfWork(Instant minute, int done, int failedSeen) {
        this(minute, done, failedSeen, Certainty.EXACT);
    }
}
