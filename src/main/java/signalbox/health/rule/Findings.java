package signalbox.health.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import signalbox.election.Anomaly;
import signalbox.election.IdleLeader;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.LogEvidence;
import signalbox.health.Rule;
import signalbox.health.rule.installation.ClockRule;
import signalbox.health.rule.installation.CronJobrunnerModuleRule;
import signalbox.health.rule.installation.DeadRowsRule;
import signalbox.health.rule.installation.ProductionCopyRule;
import signalbox.health.rule.installation.SchemaRule;
import signalbox.health.rule.job.BlockedRule;
import signalbox.health.rule.job.BusyWorkersRule;
import signalbox.health.rule.job.CreatedAheadRule;
import signalbox.health.rule.job.LeftProbesRule;
import signalbox.health.rule.job.RunningAheadRule;
import signalbox.health.rule.job.SequentialBlockedRule;
import signalbox.health.rule.job.StuckRule;
import signalbox.health.rule.job.UnknownChannelRule;
import signalbox.monitor.Absence;
import signalbox.monitor.Snapshot;
import signalbox.text.Severity;

/// Everything that is wrong, as far as a snapshot shows.
public final class Findings {
    static final Rule LEADER_IDLE = new LeaderIdleRule(IdleLeader.IDLE_AFTER);

    static final List<Rule> RULES = List.of(
            new ElectionRule(),
            new NoRunnerRule(),
            LEADER_IDLE,
            new StandstillRule(),
            new SequentialBlockedRule(),
            new StuckRule(),
            new BusyWorkersRule(),
            new BlockedRule(),
            new UnknownChannelRule(),
            new CronJobrunnerModuleRule(),
            new ProductionCopyRule(),
            new SchemaRule(),
            new LeftProbesRule(),
            new DeadRowsRule(),
            new ClockRule(),
            new CreatedAheadRule(),
            new RunningAheadRule());

    private static final Set<Anomaly.Code> LEADERLESS =
            Set.of(Anomaly.Code.NO_LEADER, Anomaly.Code.OTHER_DATABASE_LEADS, Anomaly.Code.GHOST_SUSPECTED);

    private Findings() {}

    /// Whether a second look is needed to see whether jobs move: not where they do, and not where the table itself
    /// shows that none has for long.
    public static boolean needsSecondLook(Snapshot snapshot) {
        return Absence.ofMovement(snapshot).isPresent() && !StandstillRule.isShownByTable(snapshot);
    }

    /// Why no leader dispatches the jobs of this database; empty while one does, as far as is known, and where several
    /// do: they start jobs twice, but they start them. An embedded runner that leads and only observes is an
    /// `ObservingLeader`.
    public static Optional<Finding> leaderless(Snapshot snapshot) {
        return Stream.concat(
                        snapshot.leadership().anomalies().stream()
                                .filter(anomaly -> LEADERLESS.contains(anomaly.code()))
                                .map(anomaly -> ElectionRule.finding(anomaly, snapshot)),
                        LEADER_IDLE.judge(snapshot, FindingContext.NOTHING).stream())
                .findFirst();
    }

    /// The finding that the queue stands still, if a due job of this channel is among those that nothing moves.
    public static Optional<Finding> standstill(String channel, Snapshot snapshot) {
        return StandstillRule.in(channel, snapshot);
    }

    /// Whether nothing moves while jobs that could run wait. Channels that are full of jobs that workers run do not
    /// count, nor does any where jobs run and nobody knows how many may.
    public static boolean standsStill(Snapshot snapshot) {
        var waiting = RunnableChannels.of(snapshot);
        return !waiting.channels().isEmpty()
                && StandstillRule.since(snapshot, waiting).isPresent();
    }

    /// Why it is not known whether the queue stands still, in sentences; empty when it is known.
    public static Optional<String> standstillDoubt(Snapshot snapshot) {
        return StandstillRule.doubt(snapshot);
    }

    /// How bad an anomaly of the runners is now: as bad as the finding that reports it.
    public static Severity severity(Anomaly anomaly, Snapshot snapshot) {
        return anomaly.code() == Anomaly.Code.NO_LEADER && NoRunnerRule.isDeserted(snapshot)
                ? new NoRunnerRule()
                        .judge(snapshot, FindingContext.NOTHING).stream()
                                .map(Finding::severity)
                                .max(Comparator.naturalOrder())
                                .orElse(Severity.INFO)
                : ElectionRule.severity(anomaly.code(), snapshot);
    }

    /// The evidence of an anomaly, which agrees with its severity.
    public static List<String> evidence(Anomaly anomaly, Snapshot snapshot) {
        return ElectionRule.evidence(anomaly, snapshot);
    }

    /// In the order of `Finding.WORST_FIRST`.
    public static List<Finding> of(Snapshot snapshot) {
        return of(snapshot, FindingContext.NOTHING, List.of());
    }

    /// Whether the runner's log may show the cause of one of these.
    public static boolean needLog(List<Finding> findings) {
        return findings.stream().anyMatch(LoggedCauses::mayShow);
    }

    /// @param others findings from elsewhere, for example about configuration files
    public static List<Finding> of(Snapshot snapshot, FindingContext known, List<Finding> others) {
        return of(RULES, snapshot, known, others);
    }

    static List<Finding> of(List<Rule> rules, Snapshot snapshot, FindingContext known, List<Finding> others) {
        var logged = LogEvidence.of(known.log(), snapshot);
        var found = rules.stream().map(RuleGuard::new).flatMap(rule -> rule.judge(snapshot, known).stream());
        return Stream.concat(found, others.stream())
                .map(finding ->
                        logged.map(log -> LoggedCauses.added(finding, log)).orElse(finding))
                .sorted(Finding.WORST_FIRST)
                .toList();
    }
}
