package signalbox.ui.past;

import java.time.Instant;

/// Which moment is shown while a recording plays.
///
/// @param begun the moment at which it began to play
/// @param begunNanos when that was, by a clock that never goes back
/// @param factor how many seconds pass in one
record PlayClock(Instant begun, long begunNanos, int factor) {
    Instant at(long nanos) {
        return begun.plusNanos((nanos - begunNanos) * factor);
    }
}
