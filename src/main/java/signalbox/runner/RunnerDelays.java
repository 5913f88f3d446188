package signalbox.runner;

import java.time.Duration;

/// How a runner paces itself.
///
/// @param start between the start of the process and its first connection
/// @param check between two looks at the election while another leads
/// @param retry after a fault, before it connects again
public record RunnerDelays(Duration start, Duration check, Duration retry) {
    /// As Odoo.sh's runners do.
    public static RunnerDelays field() {
        return new RunnerDelays(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    public static RunnerDelays all(Duration delay) {
        return new RunnerDelays(delay, delay, delay);
    }
}
