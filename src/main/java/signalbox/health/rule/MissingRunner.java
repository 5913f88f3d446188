package signalbox.health.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import signalbox.election.Anomaly;
import signalbox.election.Anomaly.Code;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.Remedy;
import signalbox.monitor.Snapshot;

/// What is said and advised where no runner is connected: either none comes, or each that comes leaves at once.
final class MissingRunner {
    static final String VISIT = "Open the site, or let an uptime check visit it every few minutes: a request"
            + " wakes the workers, and their runners start the jobs. If no runner appears then, check that"
            + " queue_job is in server_wide_modules and that channels does not start with root:0.";

    private final Snapshot snapshot;
    private final Optional<Anomaly> loop;

    private MissingRunner(Snapshot snapshot, Optional<Anomaly> loop) {
        this.snapshot = snapshot;
        this.loop = loop;
    }

    static MissingRunner of(Snapshot snapshot) {
        return new MissingRunner(snapshot, loop(snapshot));
    }

    /// That runners connect again and again; empty when they do not.
    static Optional<Anomaly> loop(Snapshot snapshot) {
        return snapshot.leadership().anomalies().stream()
                .filter(anomaly -> anomaly.code() == Code.RECONNECT_LOOP)
                .findFirst();
    }

    /// Whether runners connect, and leave at once.
    boolean loops() {
        return loop.isPresent();
    }

    /// Goes on after "no runner".
    String isConnected() {
        return loops() ? "stays connected" : "is connected";
    }

    /// Goes on after "until a runner".
    String connects() {
        return loops() ? "stays connected" : "connects";
    }

    /// Says that there is none, and how often one came.
    String sentence() {
        return "No runner of " + snapshot.observation().database() + " " + isConnected()
                + loop.map(anomaly -> ": " + anomaly.evidence().getFirst()).orElse(".");
    }

    String todo() {
        return loop.map(anomaly -> ReconnectAdvice.of(anomaly, snapshot)).orElse(VISIT);
    }

    Remedy remedy() {
        return loop.<Remedy>map(_ -> new Remedy.ShowRunners(List.of()))
                .orElseGet(() -> Remedy.visit(snapshot.capabilities().baseUrl()));
    }

    /// The findings that there would not be if a runner stayed.
    static Stream<Finding> consequences(Snapshot snapshot) {
        return NoRunnerRule.isDeserted(snapshot)
                ? Stream.of(new NoRunnerRule(), new StandstillRule())
                        .flatMap(rule -> rule.judge(snapshot, FindingContext.NOTHING).stream())
                : Stream.empty();
    }
}
