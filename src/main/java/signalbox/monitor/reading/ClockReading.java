package signalbox.monitor.reading;

import java.time.Duration;

/// How far the server's clock is from this machine's.
///
/// @param ahead by how much the server's clock is ahead; negative when it is behind
/// @param error the largest possible error: half of the time that the question took
public record ClockReading(Duration ahead, Duration error) {}
