package signalbox.ui.overview;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.election.ObservedDispatcher;
import signalbox.monitor.Snapshot;
import signalbox.text.DurationText;
import signalbox.text.TimeOrder;

/// When a job was last dispatched, and by which runner, as on the command line.
///
/// @param last null when no dispatch was seen
/// @param by whether the leader dispatched it
record LastDispatch(@Nullable Instant last, By by, String text) {
    enum By {
        LEADER,
        /// A runner that is not the leader.
        ANOTHER,
        UNSEEN
    }

    static LastDispatch of(Snapshot snapshot) {
        var seen = snapshot.observation();
        var runner = ObservedDispatcher.of(seen).runner();
        var last = runner != null && runner.lastDispatched()
                ? TimeOrder.laterKnown(runner.stateChange(), seen.work().lastEnqueue())
                : seen.work().lastEnqueue();
        if (last == null) {
            return new LastDispatch(null, By.UNSEEN, "none seen yet");
        }
        var ago = ago(last, snapshot.serverTime());
        if (runner == null) {
            return new LastDispatch(last, By.UNSEEN, ago + ", runner unknown");
        }
        // A runner uses the same name for its connections to several databases.
        var leader = snapshot.leadership().leader();
        return leader != null && leader.applicationName().equals(runner.applicationName())
                ? new LastDispatch(last, By.LEADER, ago)
                : new LastDispatch(last, By.ANOTHER, ago + ", by pid " + runner.pid());
    }

    /// Workers use their own clock for times, which may be ahead.
    private static String ago(Instant at, Instant now) {
        return DurationText.ago(at.isAfter(now) ? Duration.ZERO : Duration.between(at, now));
    }
}
