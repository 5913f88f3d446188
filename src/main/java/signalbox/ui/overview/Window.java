package signalbox.ui.overview;

import java.time.Duration;
import java.time.Instant;
import signalbox.ui.kit.chart.TimeRange;

/// The stretch of time that the Overview looks back on.
enum Window {
    /// As long as there is something to tell of the leaders: at least five minutes, an hour at most.
    SINCE_START("since start", Duration.ofMinutes(60)),
    QUARTER("15 min", Duration.ofMinutes(15)),
    HOUR("1 h", Duration.ofMinutes(60));

    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private final String words;
    private final Duration length;

    Window(String words, Duration length) {
        this.words = words;
        this.length = length;
    }

    String words() {
        return words;
    }

    /// @param since when the watch began
    TimeRange before(Instant now, Instant since) {
        var watched = Duration.between(since, now);
        var wanted = this != SINCE_START || watched.compareTo(length) > 0
                ? length
                : watched.compareTo(SHORTEST) < 0 ? SHORTEST : watched;
        return new TimeRange(now.minus(wanted), now);
    }
}
