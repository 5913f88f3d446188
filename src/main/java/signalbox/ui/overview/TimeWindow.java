package signalbox.ui.overview;

import java.time.Duration;
import java.time.Instant;
import signalbox.ui.kit.chart.TimeRange;

/// The time that the Overview shows. Jobs per minute are known for one hour.
enum TimeWindow {
    CLOSE("5 min", Duration.ofMinutes(5)),
    QUARTER("15 min", Duration.ofMinutes(15)),
    HOUR("1 h", Duration.ofMinutes(60));

    private final String words;
    private final Duration length;

    TimeWindow(String words, Duration length) {
        this.words = words;
        this.length = length;
    }

    String label() {
        return words;
    }

    TimeRange before(Instant now) {
        return new TimeRange(now.minus(length), now);
    }
}
