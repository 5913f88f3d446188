package signalbox.runner;

import java.time.Instant;
import java.util.List;

/// How jobs that are enqueued are handed to Odoo. Nothing here blocks.
@FunctionalInterface
public interface Requests {
    void send(String uuid);

    /// How many more may be sent now: few or none while the target refuses.
    default int room(Instant now) {
        return Integer.MAX_VALUE;
    }

    /// When there will be room again; only asked while there is none.
    default Instant roomAt(Instant now) {
        return now;
    }

    /// Jobs whose request was refused or answered with an error since the last time. Some of them may have run
    /// all the same: a job that fails answers with an error too.
    default List<String> takeRefused() {
        return List.of();
    }

    /// Waits until those under way are answered, a second at most.
    default void settle() {}

    /// So many of the refused jobs were found untouched: the target did not take them.
    default void rejected(int jobs, Instant now) {}
}
