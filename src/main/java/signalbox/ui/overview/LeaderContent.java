package signalbox.ui.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signalbox.election.Candidate;
import signalbox.election.EmbeddedMarker;
import signalbox.election.Leadership;
import signalbox.election.RunnerConnection;
import signalbox.health.Remedy;
import signalbox.monitor.QueueThroughput;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.TimeText;
import signalbox.ui.screen.timeline.NoLeaderLabel;
import signalbox.ui.screen.timeline.NoLeaderLabel.Concern;
import signalbox.worker.Worker;

/// The content of the leader card.
///
/// @param concern how bad it is that no leader is named
/// @param heading `pid 30117`, or that there is no leader
/// @param embedded whether it is the embedded runner
/// @param identity its name and where it comes from; without a leader, the reason
/// @param since when it began to lead, as far as seen
/// @param next the runners in line behind it; also empty when the order is unknown
/// @param ways what may bring a leader; empty while there is one, and where it is not known
record LeaderContent(
        boolean exists,
        Concern concern,
        String heading,
        boolean embedded,
        String identity,
        QueuePace pace,
        String since,
        String scheme,
        String lastDispatch,
        String activity,
        String work,
        List<Candidate> next,
        List<Remedy> ways) {
    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

    static LeaderContent of(Snapshot snapshot) {
        var leadership = snapshot.leadership();
        var leader = leadership.leader();
        var dispatch = LastDispatch.of(snapshot);
        var work = work(snapshot);
        var concern = NoLeaderLabel.concern(snapshot);
        var next = concern == Concern.UNKNOWN ? List.<Candidate>of() : next(leadership);
        if (leader == null) {
            return new LeaderContent(
                    false,
                    concern,
                    NoLeaderLabel.text(snapshot),
                    false,
                    leadership.reason(),
                    QueuePace.of(snapshot),
                    gap(snapshot),
                    leadership.scheme().label(),
                    dispatch.text(),
                    "",
                    work,
                    next,
                    concern == Concern.UNKNOWN ? List.of() : ways(snapshot));
        }
        var now = snapshot.serverTime();
        return new LeaderContent(
                true,
                concern,
                "pid " + leader.pid(),
                leader.embedded() != EmbeddedMarker.NO,
                (leader.uuid() == null ? "" : RunnerConnection.PREFIX) + leader.shortName() + origin(leader, snapshot),
                QueuePace.of(snapshot),
                since(leader, snapshot),
                leadership.scheme().label(),
                dispatch.text(),
                activity(leader, now),
                work,
                next,
                List.of());
    }

    private static List<Remedy> ways(Snapshot snapshot) {
        return Stream.of(
                        new Remedy.StartRunner(),
                        Remedy.visit(snapshot.capabilities().baseUrl()))
                .toList();
    }

    private static List<Candidate> next(Leadership leadership) {
        return leadership.succession().stream()
                .filter(candidate -> candidate.role() == Candidate.Role.STANDBY)
                .limit(4)
                .toList();
    }

    /// Its process; without one, the client's address, as far as known.
    private static String origin(RunnerConnection leader, Snapshot snapshot) {
        return snapshot.workers()
                .behind(leader.pid())
                .filter(_ -> leader.embedded() == EmbeddedMarker.NO)
                .map(Worker::title)
                .or(() -> Optional.ofNullable(leader.client()))
                .map(origin -> " · " + origin)
                .orElse("");
    }

    /// Failures are known only since the watch began: if that was lately, the text says so.
    private static String work(Snapshot snapshot) {
        var throughput = snapshot.throughput();
        var failed = NumberText.count(throughput.failedSeenPerMinute()) + " failed";
        var since = snapshot.history().since();
        return since.isAfter(snapshot.serverTime().minus(LAST_MINUTE))
                ? done(throughput, "/min") + ", " + failed + " seen since " + TimeText.minute(since)
                : done(throughput, "") + ", " + failed + " in the last minute";
    }

    private static String done(QueueThroughput throughput, String unit) {
        var done = NumberText.count(throughput.donePerMinute()) + " done" + unit;
        return switch (throughput.certainty()) {
            case EXACT -> done;
            case AT_LEAST -> "at least " + done;
            case UNKNOWN -> "done not known";
        };
    }

    private static String activity(RunnerConnection leader, Instant now) {
        var at = leader.stateChange();
        var state = Objects.requireNonNullElse(leader.state(), "hidden");
        return at == null ? state : state + " for " + DurationText.of(Duration.between(at, now));
    }

    private static String since(RunnerConnection leader, Snapshot snapshot) {
        var term = term(snapshot.history(), leader);
        if (term == null) {
            return "";
        }
        return term.knownFrom()
                ? "since " + TimeText.narrow(term.from(), snapshot.serverTime()) + " · "
                        + DurationText.of(Duration.between(term.from(), snapshot.serverTime()))
                : "since before " + TimeText.narrow(snapshot.history().firstSeen(term), snapshot.serverTime());
    }

    private static String gap(Snapshot snapshot) {
        var gaps = snapshot.history().gaps();
        return gaps.isEmpty() || gaps.getLast().until() != null
                ? ""
                : "for " + DurationText.of(Duration.between(gaps.getLast().from(), snapshot.serverTime()));
    }

    private static History.@Nullable Term term(History history, RunnerConnection leader) {
        return history.lanes().stream()
                .filter(lane -> lane.is(leader))
                .flatMap(lane -> lane.terms().stream())
                .filter(term -> term.until() == null)
                .reduce((_, last) -> last)
                .orElse(null);
    }
}
