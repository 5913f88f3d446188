package signalbox.ui.runners.content;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.ui.kit.chart.TimeRange;

/// How far back the timeline goes.
public enum TimelineRange {
    FIVE_MINUTES("5 min", Duration.ofMinutes(5)),
    QUARTER("15 min", Duration.ofMinutes(15)),
    HOUR("1 h", Duration.ofHours(1)),
    DAY("24 h", Duration.ofHours(24)),
    ALL("All", null);

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private final String words;
    private final @Nullable Duration length;

    TimelineRange(String words, @Nullable Duration length) {
        this.words = words;
        this.length = length;
    }

    public String label() {
        return words;
    }

    /// The shortest one that has this moment well within it.
    public static TimelineRange reaching(Instant at, Instant now) {
        var ago = Duration.between(at, now);
        return Stream.of(values())
                .filter(range -> range.length == null
                        || range.length.multipliedBy(9).dividedBy(10).compareTo(ago) > 0)
                .findFirst()
                .orElse(ALL);
    }

    /// @param begin the earliest moment about which anything is known
    TimeRange before(Instant now, Instant begin) {
        var watched = Duration.between(begin, now);
        var whole = watched.compareTo(SHORTEST) < 0 ? SHORTEST : watched;
        return new TimeRange(now.minus(length == null ? whole : length), now);
    }
}
