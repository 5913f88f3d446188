package signalbox.health.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import signalbox.election.Anomaly.Code;
import signalbox.health.Finding;
import signalbox.health.LogEvidence;

/// Adds to findings what the runner's log shows about their cause. The database shows that jobs stay where they are;
/// that Odoo refuses the requests, or why a runner starts over, stands in the log alone.
final class LoggedCauses {
    private static final String REFUSED = "Requests to Odoo fail: check whether Odoo answers at the host and port of"
            + " the runners' [queue_job] section. ";

    private interface Causes extends Function<LogEvidence, Stream<Optional<String>>> {}

    /// By the code of the finding.
    private static final Map<String, Causes> CAUSES = Map.of(
            "queue-stands-still",
            LoggedCauses::ofRequests,
            "leader-idle",
            LoggedCauses::ofRequests,
            "stuck-enqueued",
            LoggedCauses::ofRequests,
            Code.GHOST_SUSPECTED.word(),
            LoggedCauses::ofRequests,
            "no-runner",
            LoggedCauses::ofAbsence,
            Code.NO_LEADER.word(),
            LoggedCauses::ofLeaders,
            Code.OTHER_DATABASE_LEADS.word(),
            LoggedCauses::ofLeaders,
            Code.RECONNECT_LOOP.word(),
            log -> Stream.of(log.restarts()));

    private LoggedCauses() {}

    private static Stream<Optional<String>> ofRequests(LogEvidence log) {
        return Stream.of(log.failedRequests(), log.putBack(), log.restarts());
    }

    private static Stream<Optional<String>> ofLeaders(LogEvidence log) {
        return Stream.of(log.restarts(), log.followers());
    }

    private static Stream<Optional<String>> ofAbsence(LogEvidence log) {
        return Stream.of(log.restarts(), log.absentRunners());
    }

    /// Whether the log may show the cause of this finding.
    static boolean mayShow(Finding finding) {
        return CAUSES.containsKey(finding.code());
    }

    /// The same finding if the log shows nothing about it.
    static Finding added(Finding finding, LogEvidence log) {
        var causes = CAUSES.get(finding.code());
        var shown = causes == null
                ? List.<String>of()
                : causes.apply(log).flatMap(Optional::stream).toList();
        return shown.isEmpty() ? finding : added(finding, shown, log);
    }

    /// What the finding is about comes first, then what the log shows: Overview shows a few lines of many.
    private static List<String> afterFirst(List<String> seen, List<String> shown) {
        var all = new ArrayList<>(seen);
        all.addAll(Math.min(1, seen.size()), shown);
        return all;
    }

    private static Finding added(Finding finding, List<String> shown, LogEvidence log) {
        var isRefused = log.failedRequests().filter(shown::contains).isPresent();
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.title(),
                afterFirst(finding.seen(), shown),
                finding.why(),
                (isRefused ? REFUSED : "") + finding.todo(),
                finding.remedy());
    }
}
