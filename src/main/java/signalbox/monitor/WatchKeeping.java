package signalbox.monitor;

import java.util.function.Consumer;
import signalbox.live.watch.SeenChanges;
import signalbox.monitor.history.Ledger;

/// Where is kept what a watch sees and a later snapshot does not show.
///
/// @param ledger the terms of leadership
/// @param changes gets the changes of jobs that each look showed, one after the other; it must not block
public record WatchKeeping(Ledger ledger, Consumer<SeenChanges> changes) {
    /// Changes of jobs are not kept.
    public static WatchKeeping of(Ledger ledger) {
        return new WatchKeeping(ledger, _ -> {});
    }
}
