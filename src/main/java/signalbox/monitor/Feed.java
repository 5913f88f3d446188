package signalbox.monitor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What subscribers get: the newest snapshot, however old, and how the watch itself is doing.
///
/// @param snapshot the newest; null before the first
/// @param fault why there is no newer one; null while all is well
/// @param listening whether changes are heard of at once, by LISTEN; else only with the next refresh
public record Feed(
        @Nullable Snapshot snapshot, @Nullable Fault fault, Mode mode, Duration interval, boolean listening) {

    /// Since when reading fails and why, in a sentence for the user.
    public record Fault(Instant since, String message, Throwable cause) {}

    public enum Mode {
        RUNNING,
        PAUSED,
        /// The window is hidden: slower by itself.
        BACKGROUND
    }
}
