package signalbox.remote;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long to wait for a host.
///
/// @param reach until the connection is open, and again until the host has shown its key
/// @param letIn until the login is done; an agent may ask its user first
/// @param heartbeat how often the host must answer; after three heartbeats without an answer the connection is given up
record SshTimeouts(Duration reach, Duration letIn, Duration heartbeat) {
    static final SshTimeouts USUAL =
            new SshTimeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(5));

    /// With the time that the configuration gives a host until it is reached.
    ///
    /// @param reaching null: this one's own
    SshTimeouts within(@Nullable Duration reaching) {
        return reaching == null ? this : new SshTimeouts(reaching, letIn, heartbeat);
    }
}
