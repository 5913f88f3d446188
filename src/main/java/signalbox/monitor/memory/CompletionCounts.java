package signalbox.monitor.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import signalbox.text.TimeOrder;

/// How many jobs ended in the last minute, and in each minute of the last hour. It counts them by the second, so that
/// neither its size nor the cost of a question grows with their number. The time is an argument; for one thread.
final class CompletionCounts {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofMinutes(62);

    private final TreeMap<Instant, Integer> lately = new TreeMap<>();
    private final TreeMap<Instant, Integer> byMinute = new TreeMap<>();

    /// A job ended.
    ///
    /// @param end when; a time in the future counts as now
    void add(Instant end, Instant now) {
        var at = TimeOrder.earlier(end, now);
        lately.merge(at.truncatedTo(ChronoUnit.SECONDS), 1, Integer::sum);
        byMinute.merge(at.truncatedTo(ChronoUnit.MINUTES), 1, Integer::sum);
    }

    /// Forgets what is too old, and what lies in the future because the clock was set back: it would count for too
    /// long.
    void forget(Instant now) {
        lately.headMap(now.minus(MINUTE), true).clear();
        lately.tailMap(now, false).clear();
        byMinute.headMap(now.minus(KEPT).truncatedTo(ChronoUnit.MINUTES)).clear();
        byMinute.tailMap(now, false).clear();
    }

    int inLastMinute(Instant now) {
        return lately.tailMap(now.minus(MINUTE), false).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    Map<Instant, Integer> byMinute() {
        return Map.copyOf(byMinute);
    }

    /// How many entries it holds.
    int size() {
        return lately.size() + byMinute.size();
    }
}
