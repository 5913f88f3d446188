package signalbox.ui.runners.content;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.election.Anomaly;
import signalbox.health.rule.Findings;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History;
import signalbox.monitor.history.History.Event;
import signalbox.queue.JobState;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.text.TimeText;
import signalbox.ui.kit.chart.LeadershipLanes;

/// Everything that the screen shows except the selected connection, made from one snapshot.
///
/// @param count `5 connections`, or how many of them are listed
/// @param stale the time of the figures if they are old; otherwise empty
/// @param findings which runner should lead, which holds the lock, which dispatches, whether the guard is installed
/// @param rows the succession, then the connections that have ended
/// @param banners what is wrong and does not concern a single connection
/// @param terms of leadership, newest first
/// @param empty the text that is shown when there is no row
public record RunnersContent(
        String count,
        String scheme,
        String stale,
        List<ElectionAnswer> findings,
        List<RunnerRow> rows,
        List<RatedAnomaly> banners,
        LeadershipLanes leaders,
        List<Event> log,
        List<TermRow> terms,
        Empty empty) {

    public record Empty(String sentence, String hint) {}

    /// @param severity how bad it is now
    public record RatedAnomaly(Anomaly anomaly, Severity severity) {
        public Anomaly.Code code() {
            return anomaly.code();
        }

        public Sort sort() {
            return new Sort(code(), severity);
        }
    }

    public record Sort(Anomaly.Code code, Severity severity) {}

    private static final Duration FRESH = Duration.ofSeconds(3);

    public static RunnersContent of(Feed feed, Snapshot snapshot, RunnerScope scope, TimelineRange reach, Instant now) {
        var rows = rows(snapshot, scope, now);
        return new RunnersContent(
                count(snapshot, rows),
                snapshot.leadership().scheme().label(),
                stale(feed, snapshot, now),
                ElectionAnswer.of(snapshot),
                rows,
                banners(snapshot, rows),
                RunnersTimeline.of(snapshot, scope, reach),
                snapshot.history().events(),
                TermRow.of(snapshot.history(), now),
                empty(snapshot));
    }

    private static List<RunnerRow> rows(Snapshot snapshot, RunnerScope scope, Instant now) {
        var rows = new ArrayList<RunnerRow>();
        for (var candidate : snapshot.leadership().succession()) {
            if (scope.shows(candidate, snapshot)) {
                rows.add(RunnerRow.of(rows.size(), candidate, snapshot, now));
            }
        }
        snapshot.history().lanes().stream()
                .filter(lane -> lane.ended() != null && scope.shows(lane, snapshot))
                .sorted(comparing(RunnersContent::end).reversed())
                .forEach(lane -> rows.add(RunnerRow.ofEnded(rows.size(), lane, end(lane), now)));
        return List.copyOf(rows);
    }

    private static Instant end(History.Lane lane) {
        return Objects.requireNonNull(lane.ended());
    }

    private static String count(Snapshot snapshot, List<RunnerRow> rows) {
        var all = snapshot.leadership().succession().size();
        var shown = rows.stream().filter(row -> !row.ended()).count();
        return shown == all
                ? NumberText.of(all, "connection", "connections")
                : shown + " of " + NumberText.of(all, "connection", "connections");
    }

    /// The figures are fresh as long as the next snapshot is not overdue.
    private static String stale(Feed feed, Snapshot snapshot, Instant now) {
        var age = Duration.between(snapshot.serverTime(), now);
        var due = feed.mode() == Feed.Mode.RUNNING ? feed.interval().plus(FRESH) : FRESH;
        return age.compareTo(due) <= 0
                ? ""
                : "as of " + TimeText.clock(snapshot.serverTime()) + ", " + DurationText.ago(age);
    }

    /// If there is no row, the empty state says it instead.
    private static List<RatedAnomaly> banners(Snapshot snapshot, List<RunnerRow> rows) {
        return rows.isEmpty()
                ? List.of()
                : snapshot.leadership().anomalies().stream()
                        .filter(anomaly -> anomaly.pids().size() != 1
                                || snapshot.leadership().leader() == null)
                        .map(anomaly -> new RatedAnomaly(anomaly, Findings.severity(anomaly, snapshot)))
                        .toList();
    }

    /// Whether there is nothing to draw: no runner now, and none is known from before.
    public boolean isBare() {
        return rows.isEmpty()
                && log.isEmpty()
                && terms.isEmpty()
                && leaders.lanes().isEmpty();
    }

    private static Empty empty(Snapshot snapshot) {
        if (snapshot.observation().visibility().standby() != null) {
            return new Empty(
                    "Runners cannot be seen here.", snapshot.leadership().reason());
        }
        if (!snapshot.observation().visibility().showsAllRunners()) {
            return new Empty("No runner is seen here.", snapshot.leadership().reason());
        }
        if (!snapshot.leadership().succession().isEmpty()) {
            return new Empty(
                    "No runner of this database is connected.",
                    NumberText.of(snapshot.leadership().succession().size(), "runner", "runners")
                            + " of other databases: choose “All of the server” to see them.");
        }
        var pending = snapshot.counts().of(JobState.PENDING).value();
        return new Empty(
                "No runner is connected.",
                (pending == 0
                                ? ""
                                : NumberText.of(pending, "pending job waits", "pending jobs wait") + " until one is. ")
                        + "The workers may be asleep: a request to the site wakes them. If no runner appears"
                        + " then, check whether queue_job is in server_wide_modules, and whether the channels"
                        + " begin with root:0,"
                        + " which switches runners off.");
    }

    /// Why an anomaly matters, and what to do if no runner is connected.
    public String meaning(RatedAnomaly told) {
        var nobody = rows.stream().allMatch(RunnerRow::ended);
        return told.code() == Anomaly.Code.NO_LEADER && nobody
                ? told.code().why() + " " + empty.hint()
                : told.code().why();
    }

    /// The connection with this pid; one that exists comes before one that has ended.
    ///
    /// @param at a moment when it had the pid; null: now, or else last
    public @Nullable BackendId find(int pid, @Nullable Instant at) {
        return rows.stream()
                .map(RunnerRow::id)
                .filter(id -> id.pid() == pid && id.hadBegun(at))
                .findFirst()
                .orElse(null);
    }

    public boolean contains(BackendId id) {
        return rows.stream().anyMatch(row -> row.id().equals(id));
    }
}
