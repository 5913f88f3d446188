package signalbox.record.read;

import java.time.Instant;

/// A stretch of time in which the database was watched without a break. Outside of such stretches nothing is known, and
/// that nothing was recorded then does not mean that nothing happened.
///
/// @param to when it was seen last
/// @param allJobs whether every change of a job was followed, but for states that it passed between two looks
/// @param why why not all; empty when all were
/// @param ending how it ended; empty while it may still last
/// @param lost changes that were seen and not written, at its end
public record WatchedTime(Instant from, Instant to, boolean allJobs, String why, String ending, long lost) {}
