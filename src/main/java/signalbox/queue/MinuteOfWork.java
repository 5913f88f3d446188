package signalbox.queue;

import java.time.Instant;

/// What ended in one minute.
///
/// @param minute its begin
/// @param failedSeen failures that were seen to happen: the table itself keeps no time of failure
public record MinuteOfWork(Instant minute, int done, int failedSeen) {}
