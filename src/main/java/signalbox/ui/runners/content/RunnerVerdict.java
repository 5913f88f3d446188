package signalbox.ui.runners.content;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import signalbox.election.Candidate;
import signalbox.election.RunnerConnection;
import signalbox.monitor.Snapshot;
import signalbox.monitor.history.History;
import signalbox.text.Severity;
import signalbox.text.TimeText;

/// The verdict on one connection: a phrase and a mark.
public record RunnerVerdict(String text, Mark mark) {
    public enum Mark {
        LEADS,
        NEXT,
        WAITS,
        NOTE,
        WARNING,
        CRITICAL,
        LEFT,
        LOST
    }

    /// A runner without a job to come is active each 60 s; one whose next job has an eta sleeps until then.
    private static final Duration SILENT_AFTER = Duration.ofSeconds(75);

    static RunnerVerdict of(Candidate candidate, Snapshot snapshot) {
        var runner = candidate.connection();
        var silent = isSilent(runner, snapshot.serverTime());
        var text = silent ? silent(candidate) : candidate.verdict();
        var worst = snapshot.leadership().anomalies().stream()
                .filter(anomaly -> anomaly.pids().contains(runner.pid()))
                .map(anomaly -> anomaly.code().severity())
                .max(naturalOrder())
                .orElse(Severity.INFO);
        return new RunnerVerdict(
                text,
                switch (worst) {
                    case CRITICAL -> Mark.CRITICAL;
                    case WARNING -> Mark.WARNING;
                    case INFO -> silent ? Mark.WARNING : calm(candidate, snapshot);
                });
    }

    private static String silent(Candidate candidate) {
        return candidate.role() == Candidate.Role.STANDBY ? "Silent" : candidate.verdict() + ", silent";
    }

    private static Mark calm(Candidate candidate, Snapshot snapshot) {
        var foreign =
                !candidate.connection().database().equals(snapshot.observation().database());
        return switch (candidate.role()) {
            case LEADER -> Mark.LEADS;
            case STANDBY -> foreign ? Mark.NOTE : isNext(candidate, snapshot) ? Mark.NEXT : Mark.WAITS;
            case UNKNOWN -> Mark.NOTE;
        };
    }

    private static boolean isNext(Candidate candidate, Snapshot snapshot) {
        var standbys = snapshot.leadership().standbys();
        return !standbys.isEmpty() && standbys.getFirst().equals(candidate.connection());
    }

    static RunnerVerdict ofEnded(History.Lane lane, Instant ended, Instant now) {
        return endedLeading(lane)
                ? new RunnerVerdict("Lost " + TimeText.narrow(ended, now), Mark.LOST)
                : new RunnerVerdict("Left " + TimeText.narrow(ended, now), Mark.LEFT);
    }

    static boolean endedLeading(History.Lane lane) {
        return !lane.terms().isEmpty()
                && lane.ended() != null
                && lane.ended().equals(lane.terms().getLast().until());
    }

    /// False while it runs a statement: then it is busy, not silent.
    static boolean isSilent(RunnerConnection runner, Instant serverTime) {
        var last = runner.stateChange();
        return last != null
                && !"active".equals(runner.state())
                && Duration.between(last, serverTime).compareTo(SILENT_AFTER) > 0;
    }
}
