package signalbox.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signalbox.channel.text.ChannelName;
import signalbox.live.watch.NotifiedRow;
import signalbox.monitor.memory.HeardJobs;
import signalbox.queue.JobState;
import signalbox.text.TimeOrder;

/// How long jobs waited and ran, of those that were seen to start since the watch began. Each start and each end counts
/// once, however often the job is notified. Times are the server's and Odoo's. Not thread-safe.
final class JobLengths {
    private static final int REMEMBERED = 50_000;
    private static final Set<JobState> BEGUN = Set.of(JobState.STARTED, JobState.DONE, JobState.FAILED);

    /// What was counted of a job.
    ///
    /// @param start its last start that was counted
    /// @param ended whether the end of that run was counted
    /// @param again when it was seen to wait again after that run; null: it was not
    private record CountedRun(
            Instant start, boolean ended, @Nullable Instant again) {}

    private final LabelLimit channels;
    private final Map<String, TimeBuckets> waits = new LinkedHashMap<>();
    private final Map<List<String>, TimeBuckets> runs = new LinkedHashMap<>();
    private final Map<String, CountedRun> counted = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CountedRun> eldest) {
            return size() > REMEMBERED;
        }
    };
    private @Nullable Instant since;

    JobLengths(LabelLimit channels) {
        this.channels = channels;
    }

    /// Jobs that started before this are not counted.
    void beginAt(Instant serverTime) {
        since = since == null ? serverTime.truncatedTo(ChronoUnit.SECONDS) : since;
    }

    void see(HeardJobs heard) {
        beginAt(heard.at());
        heard.rows().forEach(row -> see(row, heard.at()));
    }

    private void see(NotifiedRow row, Instant now) {
        var uuid = row.seen().uuid();
        var before = counted.get(uuid);
        var start = row.seen().started();
        if (!BEGUN.contains(row.seen().state())) {
            if (before != null && before.again() == null) {
                counted.put(uuid, new CountedRun(before.start(), before.ended(), now));
            }
        } else if (start != null && since != null && !start.isBefore(since)) {
            var run = before != null && before.start().equals(start) ? before : begun(row, start, before);
            counted.put(uuid, ended(row, run, now));
        }
    }

    private CountedRun begun(NotifiedRow row, Instant start, @Nullable CountedRun before) {
        var due = TimeOrder.laterKnown(row.seen().due(), before == null ? null : before.again());
        if (due != null) {
            waits.computeIfAbsent(channel(row), _ -> new TimeBuckets(TimeBuckets.WAITS))
                    .add(Duration.between(due, start));
        }
        return new CountedRun(start, false, null);
    }

    /// No column holds when a job failed: the moment at which that was seen counts.
    private CountedRun ended(NotifiedRow row, CountedRun run, Instant now) {
        var end = row.seen().state() == JobState.DONE ? row.seen().done() : now;
        if (run.ended() || row.seen().state() == JobState.STARTED || end == null) {
            return run;
        }
        runs.computeIfAbsent(List.of(channel(row), row.seen().state().stored()), _ -> new TimeBuckets(TimeBuckets.RUNS))
                .add(Duration.between(run.start(), end));
        return new CountedRun(run.start(), true, null);
    }

    private String channel(NotifiedRow row) {
        return channels.label(ChannelName.of(row.channel()).text());
    }

    void addTo(MetricBatch batch) {
        waits.forEach((channel, buckets) -> batch.add(Metric.JOB_WAIT, buckets, channel));
        runs.forEach((key, buckets) -> batch.add(Metric.JOB_RUN, buckets, key.getFirst(), key.getLast()));
    }
}
