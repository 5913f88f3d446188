package signalbox.ui.screen;

import signalbox.monitor.Feed;
import signalbox.monitor.Feed.Mode;
import signalbox.text.ShownTime;

/// The time of the figures, if they are old: nothing newer can be read, or the refresh is paused.
public final class StaleSince {
    private StaleSince() {}

    /// `as of 09:38:54 UTC`, by the server's clock; empty while newer figures come, and before the first ones.
    public static String text(Feed feed) {
        var snapshot = feed.snapshot();
        var current = feed.fault() == null && feed.mode() != Mode.PAUSED;
        return snapshot == null || current ? "" : "as of " + ShownTime.ofDay(snapshot.serverTime());
    }
}
