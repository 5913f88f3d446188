package signalbox.app.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import signalbox.health.Finding;
import signalbox.health.Remedy;
import signalbox.runner.EmbeddedRunner;
import signalbox.runner.RunnerState;
import signalbox.runner.odoo.TargetState;
import signalbox.text.NumberText;
import signalbox.text.Severity;
import signalbox.text.UtcTime;

/// What is wrong with the embedded runner of this Signalbox.
final class EmbeddedFindings {
    /// A restart of Odoo takes less time than this.
    private static final Duration RESTART = Duration.ofMinutes(1);

    private EmbeddedFindings() {}

    static List<Finding> of(Optional<EmbeddedRunner> embedded, Instant now) {
        return embedded.stream()
                .flatMap(runner -> runner.members().stream()
                        .flatMap(member -> silence(runner.plan().target().label(), member.state(), now)))
                .toList();
    }

    static Stream<Finding> silence(String target, RunnerState state, Instant now) {
        return state instanceof RunnerState.Leading(var _, var backend, TargetState.Silent silent)
                ? Stream.of(finding(target, backend.pid(), silent, now))
                : Stream.empty();
    }

    private static Finding finding(String target, int pid, TargetState.Silent silent, Instant now) {
        var lasts = !now.isBefore(silent.since().plus(RESTART));
        return new Finding(
                "target-silent",
                lasts ? Severity.CRITICAL : Severity.WARNING,
                "The embedded runner's target does not answer",
                List.of(
                        target + ": " + silent.reason() + ".",
                        "It has accepted no job since " + UtcTime.brief(silent.since(), now) + "; a job was put back "
                                + NumberText.of(silent.putBack(), "time") + "."),
                "The embedded runner leads: no job starts until its target accepts one. It tries one job at a"
                        + " time, at least once a minute.",
                "Check whether Odoo answers there, or hand back, so that a runner of Odoo leads.",
                new Remedy.HandBack(pid));
    }
}
