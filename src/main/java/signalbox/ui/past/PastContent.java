package signalbox.ui.past;

import java.time.Instant;
import java.util.Optional;
import signalbox.record.read.PastMoment;
import signalbox.record.read.PastStretch;
import signalbox.record.read.WatchHole;

/// A moment of the past as the screens show it.
///
/// @param near the minutes around it
/// @param strip all that the scrubber shows
/// @param newest until when something is recorded
record PastContent(PastMoment moment, PastStretch near, PastStretch strip, Instant newest) {
    Instant at() {
        return moment.at();
    }

    boolean isWatched() {
        return moment.now().watched() != null;
    }

    /// The time without a watch in which the moment lies.
    Optional<WatchHole> hole() {
        return isWatched()
                ? Optional.empty()
                : strip.unwatched().stream().filter(hole -> hole.contains(at())).findFirst();
    }
}
