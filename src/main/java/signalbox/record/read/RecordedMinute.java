package signalbox.record.read;

import java.time.Instant;

/// How many jobs were seen to be done and to fail in one minute.
public record RecordedMinute(Instant start, long done, long failed) {}
