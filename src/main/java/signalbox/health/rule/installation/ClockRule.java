package signalbox.health.rule.installation;

import java.time.Duration;
import java.util.List;
import signalbox.health.Finding;
import signalbox.health.FindingContext;
import signalbox.health.Remedy;
import signalbox.health.Rule;
import signalbox.monitor.Snapshot;
import signalbox.monitor.reading.ClockReading;
import signalbox.text.DurationText;
import signalbox.text.Severity;

/// This machine's clock and the server's certainly differ.
public final class ClockRule implements Rule {
    private static final Duration SLIGHT = Duration.ofSeconds(2);
    private static final Duration GROSS = Duration.ofSeconds(30);

    @Override
    public List<Finding> judge(Snapshot snapshot, FindingContext known) {
        return snapshot.health().clock().known().filter(clock -> atLeast(clock).compareTo(SLIGHT) > 0).stream()
                .map(ClockRule::finding)
                .toList();
    }

    private static Duration atLeast(ClockReading clock) {
        return clock.ahead().abs().minus(clock.error());
    }

    private static Finding finding(ClockReading clock) {
        return new Finding(
                "clock-difference",
                atLeast(clock).compareTo(GROSS) > 0 ? Severity.WARNING : Severity.INFO,
                "This machine's clock and the server's differ",
                List.of("The server's clock is " + seconds(clock.ahead().abs())
                        + (clock.ahead().isNegative() ? " behind" : " ahead") + ", give or take "
                        + seconds(clock.error()) + " (half of the round trip)."),
                "Jobs get their dates and become due by Odoo's clock; backends get theirs by the server's."
                        + " Signalbox counts ages by the server's clock. This machine's own logs use its own clock.",
                "Make both machines follow a time server (timedatectl, chronyc tracking).",
                Remedy.none());
    }

    private static String seconds(Duration length) {
        return DurationText.measured(DurationText.seconds(length), 1);
    }
}
