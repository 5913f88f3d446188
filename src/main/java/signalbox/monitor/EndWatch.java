package signalbox.monitor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import signalbox.queue.JobState;
import signalbox.queue.QueueQueries.SeenJob;

/// Counts jobs as they are seen to end: failures, since no column keeps when a job failed, and done ones, since
/// those of an old backlog lie outside of the window of young rows. Told the time; one thread.
final class EndWatch {
    private static final int REMEMBERED = 50_000;
    private static final Duration KEPT = Duration.ofMinutes(62);

    private final Instant since;
    private final Deque<Instant> failures = new ArrayDeque<>();
    private final Deque<Instant> done = new ArrayDeque<>();
    private long everDone;
    private final Map<String, JobState> last = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JobState> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param since when the watch began, by the server's clock
    EndWatch(Instant since) {
        this.since = since;
    }

    void see(Collection<SeenJob> announced, Instant now) {
        for (var job : announced) {
            var before = last.put(job.uuid(), job.state());
            if (job.state() == JobState.DONE && before != JobState.DONE && ranWhileWatched(job)) {
                done.addLast(now);
                everDone++;
            }
            if (job.state() == JobState.FAILED && (before == null ? ranWhileWatched(job) : before != JobState.FAILED)) {
                failures.addLast(now);
            }
        }
        var oldest = now.minus(KEPT);
        forget(failures, oldest);
        forget(done, oldest);
    }

    /// A job announced for the first time may have failed long ago, and only been touched.
    private boolean ranWhileWatched(SeenJob job) {
        var started = job.started();
        return started != null && !started.isBefore(since.truncatedTo(ChronoUnit.SECONDS));
    }

    private static void forget(Deque<Instant> times, Instant oldest) {
        while (!times.isEmpty() && times.peekFirst().isBefore(oldest)) {
            times.removeFirst();
        }
    }

    int inLastMinute(Instant now) {
        return since(failures, now.minusSeconds(60));
    }

    int doneInLastMinute(Instant now) {
        return since(done, now.minusSeconds(60));
    }

    /// How many were ever seen to end as done.
    long everDone() {
        return everDone;
    }

    private static int since(Deque<Instant> times, Instant from) {
        return (int) times.stream().filter(at -> at.isAfter(from)).count();
    }

    Map<Instant, Integer> byMinute() {
        return byMinute(failures);
    }

    Map<Instant, Integer> doneByMinute() {
        return byMinute(done);
    }

    private static Map<Instant, Integer> byMinute(Deque<Instant> times) {
        var byMinute = new HashMap<Instant, Integer>();
        times.forEach(at -> byMinute.merge(at.truncatedTo(ChronoUnit.MINUTES), 1, Integer::sum));
        return byMinute;
    }
}
