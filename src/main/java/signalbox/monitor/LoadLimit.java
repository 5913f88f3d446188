package signalbox.monitor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Database;
import signalbox.postgres.connection.LoadMeter.LoadMark;
import signalbox.postgres.connection.ServerLoad;
import signalbox.text.TimeOrder;

/// Keeps the watch below its share of one core of the server. As long as the last minute took less, the interval is
/// kept. Above it, each refresh is followed by a rest that pays for what refreshes cost again and again: one dear one,
/// as at the start, is not paid for. For the monitor's thread; `limitTo` and `now` for any thread.
final class LoadLimit {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    /// What so many refreshes in a row cost on average, without the dearest of them, is what each costs: not all
    /// figures are read with each.
    private static final int IN_A_ROW = 5;
    /// A rest that is longer than the interval by a smaller part of it is not told.
    private static final int WORTH_TELLING = 4;

    private volatile double limit = WatchLoad.USUAL_LIMIT;
    private volatile Duration rest = Duration.ZERO;
    private @Nullable Database measured;
    private LoadMark before = LoadMark.START;
    private final Deque<Duration> costs = new ArrayDeque<>();

    /// @throws IllegalArgumentException when it is not above 0 and at most 1
    void limitTo(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The watch may take more than 0 and at most all of a core, not " + share);
        }
        limit = share;
    }

    /// A refresh begins: what was asked for beside the refreshes, such as a search, is not paid for with them.
    ///
    /// @param database null while there is none
    void refreshBegins(@Nullable Database database) {
        measured = database;
        before = database == null ? LoadMark.START : database.meter().mark();
    }

    /// The least time to wait after a refresh.
    ///
    /// @param longest no longer than this
    Duration restAfterRefresh(@Nullable Database database, Duration longest) {
        if (database == null) {
            return Duration.ZERO;
        }
        var meter = database.meter();
        costs.addLast(meter.serverSince(database.equals(measured) ? before : LoadMark.START));
        if (costs.size() > IN_A_ROW) {
            costs.removeFirst();
        }
        rest = restAfter(costs, meter.lastMinute(), limit, longest);
        return rest;
    }

    /// @param costs how long the server worked for each of the last refreshes
    static Duration restAfter(Collection<Duration> costs, ServerLoad lastMinute, double limit, Duration longest) {
        var isAbove = lastMinute.server().compareTo(scaled(WINDOW, limit)) > 0;
        if (!isAbove || costs.size() < IN_A_ROW) {
            return Duration.ZERO;
        }
        var all = costs.stream().reduce(Duration.ZERO, Duration::plus);
        var usual = all.minus(Collections.max(costs)).dividedBy(costs.size() - 1);
        return TimeOrder.shorter(scaled(usual, 1 / limit), longest);
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
                        rest.compareTo(interval.plus(interval.dividedBy(WORTH_TELLING))) > 0 ? rest : null);
    }
}
