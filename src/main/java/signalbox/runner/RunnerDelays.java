package signalbox.runner;

import java.time.Duration;
import java.time.Instant;
import signalbox.text.TimeOrder;

/// How a runner paces itself.
///
/// @param start between the start of the process and its first connection
/// @param check between two looks at the election while another leads
/// @param retry after a fault, before it connects again
public record RunnerDelays(Duration start, Duration check, Duration retry) {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    /// An ETA may be thousands of years ahead, too far to count in nanoseconds.
    private static final Duration LONGEST = Duration.ofDays(1);

    /// The delays of Odoo.sh's runners.
    public static RunnerDelays ofOdooSh() {
        return new RunnerDelays(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    public static RunnerDelays all(Duration delay) {
        return new RunnerDelays(delay, delay, delay);
    }

    /// The time from now until then: at least a millisecond, at most a day.
    static Duration until(Instant now, Instant at) {
        var wait = Duration.between(now, at);
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : TimeOrder.shorter(wait, LONGEST);
    }
}
