package signalbox.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import signalbox.health.Silences.SortedFindings;
import signalbox.live.OpenJobSource.FromMemory;
import signalbox.monitor.Feed;
import signalbox.monitor.Monitor;
import signalbox.monitor.Snapshot;
import signalbox.monitor.memory.HeardJobs;
import signalbox.postgres.connection.PostgresException;
import signalbox.text.Severity;
import signalbox.text.TimeOrder;

/// The figures of one watch, for any number of readers: reading them asks the database nothing. Figures that are too
/// old
/// are left out, as are those that are not known; what was counted since the watch began stays. Safe for several
/// threads.
public final class WatchMetrics {
    private static final Duration FRESH = Duration.ofSeconds(15);
    private static final int PACES = 3;
    /// Channels with series of their own.
    public static final int MOST_CHANNELS = 50;

    private final WatchedDatabase watched;
    private final int methods;
    private final Function<Snapshot, SortedFindings> judge;
    private final LongSupplier nanos;
    private final LabelLimit channels;
    private final JobLengths times;
    private final LeaderTally tally = new LeaderTally();
    private @Nullable Feed newest;
    private @Nullable Snapshot seen;
    private long seenAt;
    private @Nullable SortedFindings judged;

    /// @param methods how many methods with failed jobs are named; 0: none
    /// @param judge the findings of a snapshot; it must not block
    public WatchMetrics(WatchedDatabase watched, int methods, Function<Snapshot, SortedFindings> judge) {
        this(watched, MOST_CHANNELS, methods, judge, System::nanoTime);
    }

    /// @param nanos a monotonic clock
    WatchMetrics(
            WatchedDatabase watched,
            int mostChannels,
            int methods,
            Function<Snapshot, SortedFindings> judge,
            LongSupplier nanos) {
        this.watched = watched;
        this.channels = new LabelLimit(mostChannels);
        this.times = new JobLengths(channels);
        this.methods = methods;
        this.judge = judge;
        this.nanos = nanos;
    }

    /// To be called for one feed after the other.
    public synchronized void see(Feed feed) {
        newest = feed;
        var snapshot = feed.snapshot();
        if (snapshot != null && (seen == null || !snapshot.takenAt().equals(seen.takenAt()))) {
            seenAt = nanos.getAsLong();
            seen = snapshot;
            judged = null;
            times.beginAt(snapshot.serverTime());
            tally.see(snapshot);
        }
    }

    /// The figures of one look. What happens over time is not known then, nor what a watch costs.
    public synchronized MetricSnapshots once(Snapshot snapshot) {
        see(new Feed(snapshot, null, Feed.Mode.RUNNING, Monitor.USUAL_INTERVAL, false));
        var batch = identified();
        batch.add(Metric.WATCH_LIVE, 1);
        addAges(snapshot, batch);
        addPicture(snapshot, batch);
        for (var metric :
                List.of(Metric.JOB_WAIT, Metric.JOB_RUN, Metric.TAKEOVERS, Metric.LEADERLESS, Metric.SERVER_LOAD)) {
            batch.unknown(metric, UnknownReason.ONE_LOOK);
        }
        return batch.snapshots();
    }

    public synchronized void heard(HeardJobs jobs) {
        times.see(jobs);
    }

    /// All figures now.
    public synchronized MetricSnapshots now() {
        var batch = identified();
        var feed = newest;
        var snapshot = seen;
        var reason = unfit(feed);
        batch.add(Metric.WATCH_LIVE, reason == null ? 1 : 0);
        if (feed != null && snapshot != null) {
            addAges(snapshot, batch);
            tally.addTo(batch);
            times.addTo(batch);
        }
        if (reason != null || feed == null || snapshot == null) {
            batch.unknown("all", Objects.requireNonNullElse(reason, UnknownReason.NOT_READ_YET));
        } else {
            addFresh(feed, snapshot, batch);
        }
        return batch.snapshots();
    }

    private MetricBatch identified() {
        var batch = new MetricBatch();
        batch.add(Metric.BUILD, 1, watched.version(), Runtime.version().toString());
        CostFigures.addProcess(batch);
        return batch;
    }

    /// Why there are no fresh figures; null when there are.
    private @Nullable UnknownReason unfit(@Nullable Feed feed) {
        var fault = feed == null ? null : feed.fault();
        if (fault != null) {
            return reason(fault.cause());
        }
        if (feed == null || seen == null) {
            return UnknownReason.NOT_READ_YET;
        }
        var longest = TimeOrder.longer(FRESH, feed.pace().multipliedBy(PACES));
        return age().compareTo(longest) > 0 ? UnknownReason.NO_FRESH_FIGURES : null;
    }

    private static UnknownReason reason(Throwable cause) {
        var kind = cause instanceof PostgresException fault ? fault.kind() : null;
        return kind == PostgresException.Kind.WRONG_PASSWORD
                ? UnknownReason.WRONG_PASSWORD
                : kind == PostgresException.Kind.NO_RIGHTS
                        ? UnknownReason.NO_RIGHTS
                        : kind == PostgresException.Kind.NO_QUEUE_JOB
                                ? UnknownReason.NO_QUEUE_JOB
                                : UnknownReason.NO_FRESH_FIGURES;
    }

    private Duration age() {
        return Duration.ofNanos(nanos.getAsLong() - seenAt);
    }

    private void addAges(Snapshot snapshot, MetricBatch batch) {
        batch.add(Metric.FIGURES_AGE, age(), "runners");
        batch.add(Metric.FIGURES_AGE, age().plus(Duration.between(snapshot.jobsAt(), snapshot.serverTime())), "jobs");
    }

    private void addFresh(Feed feed, Snapshot snapshot, MetricBatch batch) {
        addPicture(snapshot, batch);
        CostFigures.addServer(feed, batch);
        if (!(snapshot.open().source() instanceof FromMemory)) {
            EnumSet.of(Metric.JOB_WAIT, Metric.JOB_RUN)
                    .forEach(metric -> batch.unknown(metric, UnknownReason.CHANGES_NOT_FOLLOWED));
        }
        var blind = LeaderFigures.blindness(snapshot);
        if (blind != null) {
            EnumSet.of(Metric.TAKEOVERS, Metric.LEADERLESS).forEach(metric -> batch.unknown(metric, blind));
        }
    }

    private void addPicture(Snapshot snapshot, MetricBatch batch) {
        var known = snapshot.capabilities();
        batch.add(
                Metric.WATCHED,
                1,
                watched.profile(),
                watched.database(),
                watched.environment(),
                Objects.requireNonNullElse(known.queueJob(), "unknown"),
                known.server().version());
        JobFigures.add(snapshot, channels, methods, batch);
        LeaderFigures.add(snapshot, batch);
        addFindings(snapshot, batch);
    }

    private void addFindings(Snapshot snapshot, MetricBatch batch) {
        var found = judged == null ? judge.apply(snapshot) : judged;
        judged = found;
        Arrays.stream(Severity.values()).forEach(severity -> batch.add(Metric.FINDINGS, 0, severity.word()));
        for (var finding : found.open()) {
            batch.add(Metric.FINDINGS, 1, finding.severity().word());
        }
        found.open().stream()
                .map(finding -> List.of(finding.code(), finding.severity().word()))
                .distinct()
                .forEach(of -> batch.add(Metric.FINDING, 1, of.getFirst(), of.getLast()));
        batch.add(Metric.SILENCED, found.silenced().size());
    }
}
