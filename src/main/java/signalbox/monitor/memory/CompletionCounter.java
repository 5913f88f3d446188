package signalbox.monitor.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.count.QueueQueries.SeenJob;

/// Counts the jobs that are seen to end. It counts failures because no column stores when a job failed. It counts done
/// jobs because those of an old backlog lie outside the window of new rows. The time is an argument; for one thread.
final class CompletionCounter {
    private static final int REMEMBERED = 50_000;

    private final Instant since;
    private final CompletionCounts failures = new CompletionCounts();
    private final CompletionCounts done = new CompletionCounts();
    private long everDone;
    private final Map<String, JobState> last = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JobState> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param since when the watch began, by the server's clock
    CompletionCounter(Instant since) {
        this.since = since;
    }

    void see(Collection<SeenJob> announced, Instant now) {
        done.forget(now);
        failures.forget(now);
        for (var job : announced) {
            var before = last.put(job.uuid(), job.state());
            if (job.state() == JobState.DONE && before != JobState.DONE) {
                sawDone(job.done(), now);
            }
            if (job.state() == JobState.FAILED && (before == null ? ranWhileWatched(job) : before != JobState.FAILED)) {
                failures.add(now, now);
            }
        }
    }

    /// A done job counts when its row says that it was done, also one that a person set done: the rows of the past are
    /// counted so, too.
    /// One that is notified for the first time may have been done before the watch, and only its row was changed.
    private void sawDone(@Nullable Instant at, Instant now) {
        if (at != null && !at.isBefore(since.truncatedTo(ChronoUnit.SECONDS))) {
            done.add(at, now);
            everDone++;
        }
    }

    /// Whether the job can have failed during the watch. A job that is notified for the first time may have failed
    /// long ago, and only its row was changed.
    private boolean ranWhileWatched(SeenJob job) {
        var started = job.started();
        return started != null && !started.isBefore(since.truncatedTo(ChronoUnit.SECONDS));
    }

    int inLastMinute(Instant now) {
        return failures.inLastMinute(now);
    }

    int doneInLastMinute(Instant now) {
        return done.inLastMinute(now);
    }

    /// How many jobs were seen to be done since the watch began.
    long everDone() {
        return everDone;
    }

    Map<Instant, Integer> byMinute() {
        return failures.byMinute();
    }

    Map<Instant, Integer> doneByMinute() {
        return done.byMinute();
    }
}
