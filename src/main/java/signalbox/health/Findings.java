package signalbox.health;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import signalbox.election.Anomaly;
import signalbox.election.Anomaly.Severity;
import signalbox.monitor.Snapshot;

/// Everything that is wrong, as far as a snapshot shows it.
public final class Findings {
    static final Rule LEADER_IDLE = new LeaderIdle(Duration.ofSeconds(10));

    private static final List<Rule> RULES = List.of(
            new ElectionRule(),
            new NoRunner(),
            LEADER_IDLE,
            new Standstill(),
            new SequentialBlocked(),
            new StuckRule(),
            new BusyWorkers(),
            new BlockedRule(),
            new ChannelsRule(),
            new CronJobrunner(),
            new CopyRule(),
            new SchemaRule(),
            new LeftProbes(),
            new DeadRows(),
            new ClockRule(),
            new AheadRule());

    private Findings() {}

    /// What is wrong with who leads.
    static List<Finding> ofLeaders(Snapshot snapshot) {
        return Stream.concat(ElectionRule.all(snapshot).stream(), LEADER_IDLE.judge(snapshot, Known.NOTHING).stream())
                .toList();
    }

    /// How bad something about the runners is now: as bad as the finding that tells of it.
    public static Severity severity(Anomaly anomaly, Snapshot snapshot) {
        return anomaly.code() == Anomaly.Code.NO_LEADER && NoRunner.isDeserted(snapshot)
                ? new NoRunner()
                        .judge(snapshot, Known.NOTHING).stream()
                                .map(Finding::severity)
                                .max(Comparator.naturalOrder())
                                .orElse(Severity.INFO)
                : ElectionRule.severity(anomaly.code(), snapshot);
    }

    /// The worst first, then by code.
    public static List<Finding> of(Snapshot snapshot) {
        return of(snapshot, Known.NOTHING, List.of());
    }

    /// @param others what was found elsewhere, in configuration files for one
    public static List<Finding> of(Snapshot snapshot, Known known, List<Finding> others) {
        return Stream.concat(RULES.stream().flatMap(rule -> rule.judge(snapshot, known).stream()), others.stream())
                .sorted(Finding.WORST_FIRST)
                .toList();
    }
}
