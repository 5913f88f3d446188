package signalbox.health.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import signalbox.election.Anomaly;
import signalbox.election.RunnerConnection;
import signalbox.election.action.TerminateBackend;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.ObservingLeader;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Absence;
import signalbox.monitor.Absence.Certainty;
import signalbox.monitor.Snapshot;
import signalbox.text.Severity;
import signalbox.worker.Worker;

/// What `Leadership` found out about the runners, with what to do about it. If no runner is connected, `NoRunnerRule`
/// reports that instead.
final class ElectionRule implements Rule {
    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        var all = all(snapshot);
        return NoRunnerRule.isDeserted(snapshot)
                ? all.stream()
                        .filter(finding -> !finding.code().equals(Anomaly.Code.NO_LEADER.word()))
                        .toList()
                : all;
    }

    private static List<Finding> all(Snapshot snapshot) {
        return snapshot.leadership().anomalies().stream()
                .map(anomaly -> finding(anomaly, snapshot))
                .toList();
    }

    static Finding finding(Anomaly anomaly, Snapshot snapshot) {
        var code = anomaly.code();
        return new Finding(
                code.word(),
                severity(code, snapshot),
                code.title(),
                code == Anomaly.Code.RECONNECT_LOOP
                        ? ReconnectAdvice.evidence(anomaly, snapshot)
                        : evidence(anomaly, snapshot),
                code.why(),
                code == Anomaly.Code.RECONNECT_LOOP ? ReconnectAdvice.of(anomaly, snapshot) : todo(code, snapshot),
                remedy(anomaly, snapshot));
    }

    /// Where the table shows for how long no runner has led, it is no matter how briefly Signalbox has looked.
    static List<String> evidence(Anomaly anomaly, Snapshot snapshot) {
        var still = anomaly.code() == Anomaly.Code.NO_LEADER
                ? StandstillRule.shownByTable(snapshot)
                : Optional.<String>empty();
        var doubt = Absence.ofLeader(snapshot.history(), snapshot.serverTime()).sentence();
        return still.map(shown -> Stream.concat(
                                anomaly.evidence().stream().filter(line -> !line.equals(doubt)), Stream.of(shown))
                        .toList())
                .orElse(anomaly.evidence());
    }

    /// If no runner leads, this is critical once it has lasted. A loop is as bad as what comes of it.
    static Severity severity(Anomaly.Code code, Snapshot snapshot) {
        if (code == Anomaly.Code.RECONNECT_LOOP) {
            return Stream.concat(
                            Stream.of(code.severity()),
                            MissingRunner.consequences(snapshot).map(Finding::severity))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
        var brief = code == Anomaly.Code.NO_LEADER
                && Absence.ofLeader(snapshot.history(), snapshot.serverTime()).certainty() != Certainty.LASTS
                && !StandstillRule.isShownByTable(snapshot);
        return brief ? Severity.WARNING : code.severity();
    }

    private static String todo(Anomaly.Code code, Snapshot snapshot) {
        return switch (code) {
            case NO_LEADER -> MissingRunner.of(snapshot).todo();
            case SEVERAL_LEADERS ->
                "Let all runners connect as one role, or grant pg_read_all_stats to each role. Until then keep"
                        + " only one runner, or install the enqueue guard.";
            case NO_ELECTION ->
                "Keep only one runner, update all processes to a release that elects a leader, or install the"
                        + " enqueue guard.";
            case MIXED_SCHEMES ->
                "Update all processes to the same release of queue_job, and restart them. Until then install"
                        + " the enqueue guard.";
            case HIDDEN_START -> "GRANT pg_read_all_stats to this role, or connect as the runners' own role.";
            case OTHER_DATABASE_LEADS ->
                "Give each database its own role or its own server. Ending the leader helps only until its"
                        + " process connects again.";
            case GHOST_SUSPECTED ->
                "Check whether its process is alive. If it is gone or hangs, terminate its backend: then the successor leads.";
            case OBSERVER_LEADS -> ObservingLeader.TODO;
            case RECONNECT_LOOP -> ReconnectAdvice.WITHOUT_CAUSE;
            case POOLER -> "Let Odoo and this profile connect to PostgreSQL itself, not to the pooler's port.";
            case STANDBY ->
                "Connect to the primary"
                        + Optional.ofNullable(
                                        snapshot.observation().visibility().standby())
                                .map(standby -> standby.primary())
                                .map(primary -> ", " + primary)
                                .orElse("")
                        + ", to see the runners and to act.";
            case AMBIGUOUS_START -> "Terminate one of them: it connects again, and is then younger than the other.";
            case CRON_WORKER_RUNS ->
                "Install odoosh_queue_job in server_wide_modules, or a release of queue_job that elects a leader.";
        };
    }

    private static Remedy remedy(Anomaly anomaly, Snapshot snapshot) {
        return switch (anomaly.code()) {
            case NO_LEADER -> MissingRunner.of(snapshot).remedy();
            case NO_ELECTION, SEVERAL_LEADERS, MIXED_SCHEMES ->
                snapshot.guard().installed() ? new Remedy.ShowRunners(anomaly.pids()) : new Remedy.InstallGuard();
            case OTHER_DATABASE_LEADS, GHOST_SUSPECTED -> end(anomaly, snapshot);
            case OBSERVER_LEADS -> new Remedy.HandBack(anomaly.pids().getFirst());
            case CRON_WORKER_RUNS -> new Remedy.ShowWorkers(processes(anomaly, snapshot));
            case STANDBY -> Remedy.none();
            case HIDDEN_START, RECONNECT_LOOP, POOLER, AMBIGUOUS_START -> new Remedy.ShowRunners(anomaly.pids());
        };
    }

    private static Remedy end(Anomaly anomaly, Snapshot snapshot) {
        return runner(anomaly, snapshot)
                .<Remedy>map(runner -> new Remedy.TerminateRunner(TerminateBackend.of(runner)))
                .orElseGet(() -> new Remedy.ShowRunners(anomaly.pids()));
    }

    private static Optional<RunnerConnection> runner(Anomaly anomaly, Snapshot snapshot) {
        return snapshot.observation().connections().stream()
                .filter(runner -> anomaly.pids().contains(runner.pid()) && !runner.isHidden())
                .findFirst();
    }

    private static List<Integer> processes(Anomaly anomaly, Snapshot snapshot) {
        return anomaly.pids().stream()
                .flatMap(pid -> snapshot.workers().behind(pid).stream())
                .map(Worker::pid)
                .toList();
    }
}
