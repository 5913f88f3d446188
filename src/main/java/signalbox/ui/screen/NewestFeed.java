package signalbox.ui.screen;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Feed;
import signalbox.monitor.Snapshot;

/// The newest feed that a screen got, and why nothing can be read. On the FX thread only.
public final class NewestFeed {
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
    private @Nullable Feed feed;

    public void show(Feed newest) {
        feed = newest;
        var wrong = newest.fault();
        fault.set(wrong == null ? "" : wrong.message());
    }

    /// Null before the first.
    public @Nullable Feed feed() {
        return feed;
    }

    /// Null before the first.
    public @Nullable Snapshot snapshot() {
        return feed == null ? null : feed.snapshot();
    }

    /// Empty while there is no fault.
    public ReadOnlyStringProperty fault() {
        return fault.getReadOnlyProperty();
    }
}
