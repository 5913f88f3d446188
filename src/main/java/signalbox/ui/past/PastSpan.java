package signalbox.ui.past;

import java.time.Duration;
import java.time.Instant;
import signalbox.ui.kit.chart.TimeRange;

/// How much of the recording the scrubber shows.
enum PastSpan {
    DAY(Duration.ofHours(24), "24 h"),
    QUARTER(Duration.ofHours(6), "6 h"),
    HOUR(Duration.ofHours(1), "1 h");

    private final Duration length;
    private final String words;

    PastSpan(Duration length, String words) {
        this.length = length;
        this.words = words;
    }

    String label() {
        return words;
    }

    /// The time that is shown for a moment: up to the newest if that reaches it, else around it.
    TimeRange around(Instant at, Instant newest) {
        var latest = new TimeRange(newest.minus(length), newest);
        if (latest.contains(at)) {
            return latest;
        }
        var from = at.minus(length.dividedBy(2));
        return new TimeRange(from, from.plus(length));
    }
}
