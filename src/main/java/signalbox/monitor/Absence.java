package signalbox.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import signalbox.election.Anomaly.Code;
import signalbox.election.Leadership;
import signalbox.monitor.history.History;
import signalbox.monitor.history.History.Lane;
import signalbox.monitor.history.History.Looks;
import signalbox.monitor.history.History.Sample;
import signalbox.text.DurationText;
import signalbox.worker.ProcessKind;

/// A missing runner or leader, and for how long it was seen to be missing, by the server's clock. One look alone shows
/// only that it is missing now.
public record Absence(Instant since, Duration lasted, Certainty certainty) {
    /// No start takes longer: before that, what is missing may just be starting.
    public static final Duration REPORTED_AFTER = History.START_TAKES;

    public enum Certainty {
        /// It has lasted longer than a start takes: it is reported.
        LASTS,
        /// The watch is too young to know: it goes on, and nothing is reported yet.
        TOO_YOUNG,
        /// There are no further looks: it is reported, with how long it was seen.
        SEEN_BRIEFLY
    }

    private static Absence since(Instant since, Snapshot snapshot) {
        return since(since, snapshot.history(), snapshot.serverTime());
    }

    private static Absence since(Instant since, History history, Instant now) {
        var lasted = Duration.between(since, now);
        if (lasted.compareTo(REPORTED_AFTER) >= 0) {
            return new Absence(since, lasted, Certainty.LASTS);
        }
        var goesOn = history.looks().mode() == Looks.Mode.WATCH;
        return new Absence(since, lasted, goesOn ? Certainty.TOO_YOUNG : Certainty.SEEN_BRIEFLY);
    }

    /// For how long it was seen, for an absence that is too short to be sure.
    public String sentence() {
        return (lasted.isZero() ? "This comes from one look" : "Seen for " + DurationText.inSentence(lasted))
                + ": a start takes up to " + DurationText.setting(REPORTED_AFTER) + ", so watch longer (check --for "
                + REPORTED_AFTER.toSeconds() + "s).";
    }

    /// The absence of runners of this database, since the last one ended or the watch began.
    public static Absence ofRunners(Snapshot snapshot) {
        return ofLanes(
                snapshot, lane -> lane.database().equals(snapshot.observation().database()));
    }

    private static Absence ofLanes(Snapshot snapshot, Predicate<Lane> wanted) {
        var history = snapshot.history();
        var last = history.lanes().stream()
                .filter(wanted)
                .map(lane -> Objects.requireNonNullElse(lane.ended(), lane.lastSeen()))
                .max(Instant::compareTo)
                .filter(end -> end.isAfter(history.since()));
        return since(last.orElse(history.since()), snapshot);
    }

    /// The absence of a leader, since the last one ended or the watch began.
    public static Absence ofLeader(History history, Instant now) {
        var open = history.gaps().isEmpty() ? null : history.gaps().getLast();
        return since(open == null || open.until() != null ? now : open.from(), history, now);
    }

    /// Reports that no runner leads only if this has lasted longer than a start. If no further look follows, it is
    /// reported at once, with that doubt.
    static Leadership reportedLeadership(Leadership leadership, History history, Instant now) {
        var absence = ofLeader(history, now);
        return switch (absence.certainty()) {
            case LASTS -> leadership;
            case TOO_YOUNG -> leadership.without(Code.NO_LEADER);
            case SEEN_BRIEFLY -> leadership.noting(Code.NO_LEADER, absence.sentence());
        };
    }

    /// The absence of processes that answer HTTP, since one was last listed or the watch began.
    public static Absence ofHttpProcesses(Snapshot snapshot) {
        var history = snapshot.history();
        var last = history.samples().stream()
                .filter(Absence::hasHttp)
                .map(Sample::at)
                .max(Instant::compareTo);
        return since(last.orElse(history.since()), snapshot);
    }

    private static boolean hasHttp(Sample sample) {
        var processes = sample.processes();
        return processes != null && processes.keySet().stream().anyMatch(ProcessKind::mayServe);
    }

    /// The absence of any movement in the queue while jobs that could run wait; empty while jobs move.
    public static Optional<Absence> ofMovement(Snapshot snapshot) {
        return Optional.ofNullable(snapshot.history().looks().stillSince())
                .map(since -> since(since, snapshot.history(), snapshot.jobsAt()));
    }
}
