package signalbox.monitor.reading;

import java.time.Duration;

/// How far the server's clock is from this machine's.
///
/// @param ahead of the server's; negative when it is behind
/// @param error at most: half of the time that the question took
public record ClockReading(Duration ahead, Duration error) {}
