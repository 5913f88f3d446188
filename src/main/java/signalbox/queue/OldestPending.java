package signalbox.queue;

import java.time.Duration;

/// The job that has waited longest of those that could run now (pending, no eta in the future).
public record OldestPending(String uuid, String channel, JobCall call, Duration age) {}
