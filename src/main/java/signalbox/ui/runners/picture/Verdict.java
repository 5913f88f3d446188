package signalbox.ui.runners.picture;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import signalbox.election.Anomaly;
import signalbox.election.RunnerConnection;
import signalbox.election.Standing;
import signalbox.monitor.History;
import signalbox.monitor.Snapshot;
import signalbox.ui.kit.Times;

/// How one connection stands, in a phrase and a mark.
public record Verdict(String words, Mark mark) {
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

    /// A runner that plans nothing speaks each 60 s; one whose next job has an eta sleeps until then.
    private static final Duration SILENT_AFTER = Duration.ofSeconds(75);

    static Verdict of(Standing standing, Snapshot snapshot) {
        var runner = standing.connection();
        var silent = isSilent(runner, snapshot.serverTime());
        var words = silent ? silent(standing) : standing.verdict();
        var worst = snapshot.leadership().anomalies().stream()
                .filter(anomaly -> anomaly.pids().contains(runner.pid()))
                .map(anomaly -> anomaly.code().severity())
                .max(naturalOrder())
                .orElse(Anomaly.Severity.INFO);
        return new Verdict(
                words,
                switch (worst) {
                    case CRITICAL -> Mark.CRITICAL;
                    case WARNING -> Mark.WARNING;
                    case INFO -> silent ? Mark.WARNING : calm(standing, snapshot);
                });
    }

    private static String silent(Standing standing) {
        return standing.role() == Standing.Role.STANDBY ? "Silent" : standing.verdict() + ", silent";
    }

    private static Mark calm(Standing standing, Snapshot snapshot) {
        var foreign =
                !standing.connection().database().equals(snapshot.observation().database());
        return switch (standing.role()) {
            case LEADER -> Mark.LEADS;
            case STANDBY -> foreign ? Mark.NOTE : isNext(standing, snapshot) ? Mark.NEXT : Mark.WAITS;
            case UNKNOWN -> Mark.NOTE;
        };
    }

    private static boolean isNext(Standing standing, Snapshot snapshot) {
        var standbys = snapshot.leadership().standbys();
        return !standbys.isEmpty() && standbys.getFirst().equals(standing.connection());
    }

    static Verdict ofEnded(History.Lane lane, Instant ended, Instant now) {
        return endedLeading(lane)
                ? new Verdict("Lost " + Times.brief(ended, now), Mark.LOST)
                : new Verdict("Left " + Times.brief(ended, now), Mark.LEFT);
    }

    static boolean endedLeading(History.Lane lane) {
        return !lane.terms().isEmpty()
                && lane.ended() != null
                && lane.ended().equals(lane.terms().getLast().until());
    }

    /// Not while it runs a statement: then it is busy, not silent.
    static boolean isSilent(RunnerConnection runner, Instant serverTime) {
        var last = runner.stateChange();
        return last != null
                && !"active".equals(runner.state())
                && Duration.between(last, serverTime).compareTo(SILENT_AFTER) > 0;
    }
}
