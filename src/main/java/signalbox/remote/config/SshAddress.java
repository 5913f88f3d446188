package signalbox.remote.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where a host is.
///
/// @param family which of its addresses are tried
/// @param patience ConnectTimeout; null: the usual one
public record SshAddress(
        String host,
        int port,
        String user,
        Family family,
        @Nullable Duration patience) {
    /// Of addresses.
    public enum Family {
        ANY,
        INET,
        INET6
    }
}
