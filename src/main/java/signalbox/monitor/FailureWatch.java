package signalbox.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import signalbox.queue.JobState;
import signalbox.queue.QueueQueries.SeenJob;

/// Counts failures as they are seen to happen, since no column keeps when a job failed. Told the time; one thread.
final class FailureWatch {
    private static final int REMEMBERED = 50_000;
    private static final Duration KEPT = Duration.ofMinutes(62);

    private final Instant since;
    private final Deque<Instant> failures = new ArrayDeque<>();
    private final Map<String, JobState> last = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JobState> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param since when the watch began, by the server's clock
    FailureWatch(Instant since) {
        this.since = since;
    }

    void see(Collection<SeenJob> announced, Instant now) {
        for (var job : announced) {
            var before = last.put(job.uuid(), job.state());
            if (job.state() == JobState.FAILED && (before == null ? ranWhileWatched(job) : before != JobState.FAILED)) {
                failures.addLast(now);
            }
        }
        var oldest = now.minus(KEPT);
        while (!failures.isEmpty() && failures.peekFirst().isBefore(oldest)) {
            failures.removeFirst();
        }
    }

    /// A job announced for the first time may have failed long ago, and only been touched.
    private boolean ranWhileWatched(SeenJob job) {
        var started = job.started();
        return started != null && !started.isBefore(since.truncatedTo(ChronoUnit.SECONDS));
    }

    int inLastMinute(Instant now) {
        var from = now.minusSeconds(60);
        return (int) failures.stream().filter(at -> at.isAfter(from)).count();
    }

    Map<Instant, Integer> byMinute() {
        var byMinute = new HashMap<Instant, Integer>();
        List.copyOf(failures).forEach(at -> byMinute.merge(at.truncatedTo(ChronoUnit.MINUTES), 1, Integer::sum));
        return byMinute;
    }
}
