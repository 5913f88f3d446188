package signalbox.remote;

import java.time.Duration;

/// How long to wait for a host.
///
/// @param reach until the connection stands, and again until the host has shown its key
/// @param letIn until it lets us in; an agent may ask its user first
/// @param heartbeat how often it is asked whether it is still there; one that leaves three unanswered is
///     given up
record SshTimeouts(Duration reach, Duration letIn, Duration heartbeat) {
    static final SshTimeouts USUAL =
            new SshTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(5));
}
