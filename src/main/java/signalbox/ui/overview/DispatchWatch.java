package signalbox.ui.overview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.monitor.Snapshot;

/// Remembers when the leader was last seen handing out a job: its last statement shows that only now and then,
/// since it reads and listens in between.
final class DispatchWatch {
    private String leader = "";
    private @Nullable Instant last;

    /// Answers the last dispatch that was seen; null when none was.
    @Nullable
    Instant see(Snapshot snapshot) {
        var leading = snapshot.leadership().leader();
        var name = leading == null ? "" : leading.applicationName();
        if (!name.equals(leader)) {
            leader = name;
            last = null;
        }
        if (leading != null && leading.lastDispatched() && leading.stateChange() != null) {
            last = leading.stateChange();
        }
        return last;
    }
}
