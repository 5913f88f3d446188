package signalbox.monitor;

import java.time.Duration;
import signalbox.monitor.Feed.Mode;
import signalbox.postgres.Deadline;
import signalbox.text.DurationText;
import signalbox.text.TimeOrder;

/// When a watch refreshes next: after the interval that the user chose, less often while the window is hidden, never
/// while it is paused. Changes that follow a quiet time show within 300 ms; changes that follow them wait for the
/// interval. Not thread-safe.
final class RefreshSchedule {
    /// So long at least between two refreshes.
    static final Duration SETTLE = Duration.ofMillis(150);

    private static final Duration BACKGROUND_INTERVAL = Duration.ofSeconds(10);
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private Duration interval = Monitor.USUAL_INTERVAL;
    private boolean paused;
    private boolean hidden;
    /// The earliest time of a refresh that is due only because of changes.
    private Deadline newsDue = Deadline.now();

    /// @throws IllegalArgumentException when it is shorter than `Monitor.SHORTEST_INTERVAL` or longer than
    ///     `Monitor.LONGEST_INTERVAL`
    void setInterval(Duration wanted) {
        if (wanted.compareTo(Monitor.SHORTEST_INTERVAL) < 0 || wanted.compareTo(Monitor.LONGEST_INTERVAL) > 0) {
            throw new IllegalArgumentException("The refresh interval is 0.5 to 60 s, not " + DurationText.of(wanted));
        }
        interval = wanted;
    }

    Duration interval() {
        return interval;
    }

    void setPaused(boolean wanted) {
        paused = wanted;
    }

    void setHidden(boolean wanted) {
        hidden = wanted;
    }

    Mode mode() {
        if (paused) {
            return Mode.PAUSED;
        }
        return hidden ? Mode.BACKGROUND : Mode.RUNNING;
    }

    /// How often at most something is read, as the user wants it.
    Duration pace() {
        return hidden ? TimeOrder.longer(interval, BACKGROUND_INTERVAL) : interval;
    }

    void tookNews() {
        newsDue = Deadline.in(interval);
    }

    /// @param begun when the last refresh began
    /// @param earliest not before, whatever happens
    /// @param fault whether the last refresh failed
    /// @param news whether changes wait to be shown
    Deadline due(Deadline begun, Deadline earliest, boolean fault, boolean news) {
        if (paused) {
            return begun.plus(FOR_EVER);
        }
        if (fault) {
            return earliest;
        }
        var due = news && !hidden ? newsDue : begun.plus(pace());
        return due.orLater(earliest);
    }

    /// When to look at the runners while a refresh is due only later.
    ///
    /// @param last when the last refresh or look began
    Deadline nextLook(Deadline last) {
        return last.plus(paused ? FOR_EVER : pace());
    }
}
