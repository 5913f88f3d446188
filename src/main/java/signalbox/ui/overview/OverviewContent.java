package signalbox.ui.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.election.Candidate;
import signalbox.health.Silences;
import signalbox.monitor.QueueThroughput;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History.Sample;
import signalbox.queue.JobState;
import signalbox.queue.channel.ChannelUsage;
import signalbox.queue.count.CountCertainty;
import signalbox.queue.count.FailingMethod;
import signalbox.queue.count.OldestPending;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.TimeText;
import signalbox.ui.kit.chart.LeadershipLanes;
import signalbox.ui.kit.chart.ThroughputSeries;
import signalbox.ui.kit.chart.TimeRange;
import signalbox.ui.screen.timeline.RunnerLanes;

/// Everything that the Overview shows, made from one snapshot.
///
/// @param oldest null when no job that could run is waiting
/// @param unlimited the text for the capacity of a channel that has none; where capacities are not known, unknown
/// @param partly since when the throughput is known; empty when all of it is
/// @param asOf the time of the figures if they are old; otherwise empty
/// @param now by the server's clock
record OverviewContent(
        String summary,
        String asOf,
        LeaderContent leader,
        List<StateCount> tiles,
        @Nullable OldestPending oldest,
        List<Long> oldestCourse,
        List<ChannelUsage> channels,
        String unlimited,
        ThroughputSeries throughput,
        String partly,
        LeadershipLanes leaders,
        Silences.SortedFindings findings,
        LastHourEvents lastHour,
        List<FailingMethod> failing,
        String nextEta,
        Instant now) {

    static OverviewContent of(Snapshot snapshot, String asOf, Silences.SortedFindings findings, TimeWindow window) {
        var history = snapshot.history();
        var range = window.before(snapshot.serverTime());
        var leaders = RunnerLanes.of(history, range);
        return new OverviewContent(
                summary(snapshot, findings.open().size()),
                asOf,
                LeaderContent.of(snapshot),
                EnumSet.allOf(JobState.class).stream()
                        .map(state -> StateCount.of(state, snapshot, range))
                        .toList(),
                snapshot.oldestPending(),
                oldestCourse(snapshot, range),
                snapshot.channels(),
                snapshot.health().channels().inForce().plan() == null ? "?" : "∞",
                throughput(snapshot, range, leaders),
                partly(snapshot.throughput()),
                leaders,
                findings,
                LastHourEvents.of(snapshot),
                snapshot.failing(),
                nextEta(snapshot),
                snapshot.serverTime());
    }

    /// Jobs that are older than the newest rows may end unseen, unless the watch is notified of them.
    private static String partly(QueueThroughput throughput) {
        return throughput
                .knownFrom()
                .map(from -> ", not known in full before " + TimeText.minute(from))
                .orElse("");
    }

    /// When the next job becomes due.
    private static String nextEta(Snapshot snapshot) {
        var next = snapshot.work().moments().nextEta();
        return next == null
                ? "no ETA in the future"
                : "next ETA in " + DurationText.of(Duration.between(snapshot.serverTime(), next));
    }

    private static String summary(Snapshot snapshot, int findings) {
        var workers = snapshot.workers();
        var blind = snapshot.observation().visibility().standby() != null;
        return (blind ? "runners not seen" : runners(snapshot))
                + " · "
                + NumberText.ofFigure(StateCount.figure(snapshot.counts().total()), "job")
                + (snapshot.capabilities().hidesJobs() ? " as far as row security lets this role see" : "") + " · "
                + (workers.takenAt() == null ? "" : processes(snapshot) + " · ")
                + (findings == 0 ? "no findings" : NumberText.of(findings, "finding", "findings"));
    }

    private static String runners(Snapshot snapshot) {
        var all = snapshot.leadership().succession().stream()
                .map(Candidate::connection)
                .toList();
        var here = all.stream().filter(snapshot.observation().here()::contains).count();
        return NumberText.of(here, "runner connection", "runner connections") + others(all.size() - here);
    }

    private static String processes(Snapshot snapshot) {
        var workers = snapshot.workers();
        var here = workers.odooOf(snapshot.observation().database()).size();
        return NumberText.of(here, "worker process", "worker processes")
                + others(workers.odoo().size() - here);
    }

    private static String others(long count) {
        return count == 0 ? "" : " (" + NumberText.count(count) + " of other databases)";
    }

    private static List<Long> oldestCourse(Snapshot snapshot, TimeRange range) {
        var course = new ArrayList<>(snapshot.history().samples().stream()
                .filter(sample -> range.contains(sample.at()))
                .map(Sample::oldestPendingSeconds)
                .map(seconds -> Objects.requireNonNullElse(seconds, 0L))
                .toList());
        var oldest = snapshot.oldestPending();
        var age = oldest == null ? null : oldest.age();
        course.add(age == null ? 0L : age.toSeconds());
        return List.copyOf(course);
    }

    private static ThroughputSeries throughput(Snapshot snapshot, TimeRange range, LeadershipLanes leaders) {
        var minutes = snapshot.throughput().minutes().stream()
                .filter(minute -> minute.minute().plusSeconds(60).isAfter(range.from()))
                .map(minute -> new ThroughputSeries.Minute(
                        minute.minute(),
                        minute.done(),
                        minute.failedSeen(),
                        minute.certainty() == CountCertainty.EXACT))
                .toList();
        return new ThroughputSeries(
                range, minutes, leaders.gaps(), snapshot.history().since());
    }
}
