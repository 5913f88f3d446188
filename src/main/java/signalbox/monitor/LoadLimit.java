package signalbox.monitor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Database;
import signalbox.postgres.ServerLoad;

/// Keeps the watch below its share of one core of the server. As long as the last minute took less, the interval is
/// kept, so that a start may cost what it costs. Above it, each refresh is followed by a rest that is long enough.
/// For the monitor's thread; `limitTo` and `now` for any thread.
final class LoadLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private volatile double limit = WatchLoad.USUAL_LIMIT;
    private volatile Duration rest = Duration.ZERO;
    private @Nullable Database measured;
    private Duration before = Duration.ZERO;

    /// @throws IllegalArgumentException when it is not above 0 and at most 1
    void limitTo(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The watch may take more than 0 and at most all of a core, not " + share);
        }
        limit = share;
    }

    /// The least time to wait after a refresh.
    Duration restAfterRefresh(@Nullable Database database) {
        if (database == null) {
            return Duration.ZERO;
        }
        var meter = database.meter();
        var server = meter.server();
        var took = database.equals(measured) ? server.minus(before) : server;
        measured = database;
        before = server;
        rest = restAfter(took, meter.lastMinute(), limit);
        return rest;
    }

    /// @param took what the server worked since the refresh before
    static Duration restAfter(Duration took, ServerLoad lastMinute, double limit) {
        var most = scaled(WINDOW, limit);
        return lastMinute.server().compareTo(most) <= 0 ? Duration.ZERO : scaled(took, 1 / limit);
    }

    private static Duration scaled(Duration length, double factor) {
        return Duration.ofNanos(Math.round(length.toNanos() * factor));
    }

    /// @param database null while there is none
    /// @param interval the time between two refreshes that the user chose
    WatchLoad now(@Nullable Database database, boolean listening, Duration interval) {
        return database == null
                ? new WatchLoad(0, ServerLoad.NONE, limit, null)
                : new WatchLoad(
                        database.sessions() + (listening ? 1 : 0),
                        database.meter().lastMinute(),
                        limit,
                        rest.compareTo(interval) > 0 ? rest : null);
    }
}
