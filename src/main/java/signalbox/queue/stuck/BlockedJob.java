package signalbox.queue.stuck;

import signalbox.queue.JobCall;
import signalbox.queue.JobState;

/// A job in wait_dependencies that nothing will release by itself.
///
/// @param blocker uuid of the parent that holds it: one that failed, was cancelled, or is itself held
/// @param blockerState failed, cancelled, or wait_dependencies
public record BlockedJob(String uuid, String channel, JobCall call, String blocker, JobState blockerState) {}
