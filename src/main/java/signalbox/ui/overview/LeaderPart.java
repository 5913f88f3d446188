package signalbox.ui.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.election.RunnerConnection;
import signalbox.election.Standing;
import signalbox.monitor.History;
import signalbox.monitor.Snapshot;
import signalbox.ui.kit.Durations;
import signalbox.ui.kit.Figures;
import signalbox.ui.kit.Times;
import signalbox.ui.screen.Leaderless;

/// What the leader card says.
///
/// @param heading `pid 30117`, or that there is none
/// @param identity its name and where it comes from; why there is none, without a leader
/// @param since when it began to lead, as far as that was seen
/// @param next those in line behind it
record LeaderPart(
        boolean exists,
        String heading,
        String identity,
        Pace pace,
        String since,
        String scheme,
        String lastDispatch,
        String activity,
        String work,
        List<Standing> next) {
    /// @param dispatched when the leader was last seen handing out a job
    static LeaderPart of(Snapshot snapshot, @Nullable Instant dispatched) {
        var leadership = snapshot.leadership();
        var leader = leadership.leader();
        var work = Figures.count(snapshot.throughput().donePerMinute()) + " done, "
                + Figures.count(snapshot.throughput().failedSeenPerMinute()) + " failed in the last minute";
        var next = leadership.succession().stream()
                .filter(standing -> !standing.leads())
                .limit(4)
                .toList();
        if (leader == null) {
            return new LeaderPart(
                    false,
                    Leaderless.words(leadership),
                    leadership.reason(),
                    Pace.of(snapshot, dispatched),
                    gap(snapshot),
                    leadership.scheme().words(),
                    "",
                    "",
                    work,
                    next);
        }
        var now = snapshot.serverTime();
        return new LeaderPart(
                true,
                "pid " + leader.pid(),
                (leader.uuid() == null ? "" : RunnerConnection.PREFIX)
                        + leader.shortName()
                        + (leader.client() == null ? "" : " · " + leader.client()),
                Pace.of(snapshot, dispatched),
                since(leader, snapshot),
                leadership.scheme().words(),
                lastDispatch(dispatched, now),
                activity(leader, now),
                work,
                next);
    }

    private static String lastDispatch(@Nullable Instant dispatched, Instant now) {
        return dispatched == null
                ? "none seen yet"
                : "seen " + Durations.of(Duration.between(dispatched, now)) + " ago";
    }

    private static String activity(RunnerConnection leader, Instant now) {
        var at = leader.stateChange();
        var state = Objects.requireNonNullElse(leader.state(), "hidden");
        return at == null ? state : state + " for " + Durations.of(Duration.between(at, now));
    }

    private static String since(RunnerConnection leader, Snapshot snapshot) {
        var term = term(snapshot.history(), leader);
        if (term == null) {
            return "";
        }
        return term.knownFrom()
                ? "since " + Times.clock(term.from()) + " · "
                        + Durations.of(Duration.between(term.from(), snapshot.serverTime()))
                : "since before " + Times.clock(snapshot.history().since());
    }

    private static String gap(Snapshot snapshot) {
        var gaps = snapshot.history().gaps();
        return gaps.isEmpty() || gaps.getLast().until() != null
                ? ""
                : "for " + Durations.of(Duration.between(gaps.getLast().from(), snapshot.serverTime()));
    }

    private static History.@Nullable Term term(History history, RunnerConnection leader) {
        return history.lanes().stream()
                .filter(lane -> lane.pid() == leader.pid() && Objects.equals(lane.uuid(), leader.uuid()))
                .flatMap(lane -> lane.terms().stream())
                .filter(term -> term.until() == null)
                .reduce((_, last) -> last)
                .orElse(null);
    }
}
