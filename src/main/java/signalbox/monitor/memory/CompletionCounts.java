package signalbox.monitor.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/// How many jobs ended in the last minute, and in each minute of the last hour. It counts them as they come, so that
/// neither its size nor the cost of a question grows with their number. The time is an argument; for one thread.
final class CompletionCounts {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofMinutes(62);

    private record Ends(Instant at, int jobs) {}

    private final Deque<Ends> lately = new ArrayDeque<>();
    private final TreeMap<Instant, Integer> byMinute = new TreeMap<>();
    private int inLastMinute;

    void add(Instant at, int jobs) {
        forgetAfter(at);
        if (jobs > 0) {
            lately.addLast(new Ends(at, jobs));
            inLastMinute += jobs;
            byMinute.merge(at.truncatedTo(ChronoUnit.MINUTES), jobs, Integer::sum);
        }
        forget(at);
        byMinute.headMap(at.minus(KEPT).truncatedTo(ChronoUnit.MINUTES)).clear();
    }

    /// Forgets what lies in the future because the clock was set back: it would count for too long.
    private void forgetAfter(Instant now) {
        while (!lately.isEmpty() && lately.peekLast().at().isAfter(now)) {
            inLastMinute -= lately.removeLast().jobs();
        }
        byMinute.tailMap(now, false).clear();
    }

    private void forget(Instant now) {
        while (!lately.isEmpty() && !lately.peekFirst().at().isAfter(now.minus(MINUTE))) {
            inLastMinute -= lately.removeFirst().jobs();
        }
    }

    int inLastMinute(Instant now) {
        forget(now);
        return inLastMinute;
    }

    Map<Instant, Integer> byMinute() {
        return Map.copyOf(byMinute);
    }

    /// How many entries it holds.
    int size() {
        return lately.size() + byMinute.size();
    }
}
