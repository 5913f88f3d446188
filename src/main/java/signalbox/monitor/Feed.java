package signalbox.monitor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What subscribers get: the newest snapshot, however old it is, and the state of the watch.
///
/// @param snapshot the newest; null before the first
/// @param fault why there is no newer one; null while there is no fault
/// @param listening whether changes are notified at once, by LISTEN; else they show with the next refresh
/// @param load what the watch costs the server
/// @param firstLook what is known before the first snapshot; null when nothing is, and after it
/// clock;
///     null when there was none since the snapshot
public record Feed(
        @Nullable Snapshot snapshot,
        @Nullable Fault fault,
        Mode mode,
        Duration interval,
        boolean listening,
        WatchLoad load,
        @Nullable FirstLook firstLook) {
    public Feed(@Nullable Snapshot snapshot, @Nullable Fault fault, Mode mode, Duration interval, boolean listening) {
        this(snapshot, fault, mode, interval, listening, WatchLoad.NONE, null);
    }

    /// How often the watch refreshes now.
    public Duration pace() {
        var slowed = load.slowedTo();
        return slowed == null ? interval : slowed;
    }

    /// Since when reading has failed and why, in a sentence for the user.
    public record Fault(Instant since, String message, Throwable cause) {}

    public enum Mode {
        RUNNING,
        PAUSED,
        /// The window is hidden: the watch slows down by itself.
        BACKGROUND
    }
}
