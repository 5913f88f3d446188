package signalbox.monitor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.connection.ServerLoad;

/// What the watch itself costs the server.
///
/// @param sessions that are open now: those that read, and the one that listens
/// @param lastMinute what the sessions that read asked of the server in the last 60 s, also for pages and details
/// @param limit the most that refreshing may take of one core, 0 to 1
/// @param slowedTo how often the watch refreshes instead of each interval, because it would take more than that; null
///     while it keeps the interval
public record WatchLoad(
        int sessions,
        ServerLoad lastMinute,
        double limit,
        @Nullable Duration slowedTo) {
    /// The most that refreshing takes of one core, unless the user chooses another limit.
    public static final double USUAL_LIMIT = 0.02;

    public static final WatchLoad NONE = new WatchLoad(0, ServerLoad.NONE, USUAL_LIMIT, null);
}
