package signalbox.runner.odoo;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// How Odoo is asked to run jobs that are enqueued. Nothing here blocks.
@FunctionalInterface
public interface JobTrigger {
    void send(String uuid);

    /// How many more may be sent now: few or none while the target refuses.
    default int room(Instant now) {
        return Integer.MAX_VALUE;
    }

    /// When there will be room again; only asked while there is none.
    default Instant roomAt(Instant now) {
        return now;
    }

    /// Jobs whose answer since the last time leaves it to their rows whether they were begun. Some of them may
    /// have run: a job that fails answers with an error too.
    default List<String> takeDoubtful() {
        return List.of();
    }

    /// Jobs that got no answer in time and whose rows should be looked at now, with when they were asked for.
    /// They come again until it is told what became of them.
    default Map<String, Instant> takeLate(Instant now) {
        return Map.of();
    }

    /// Jobs that were asked for and of which it is not told whether they were begun.
    default List<String> unsettled() {
        return List.of();
    }

    /// Waits until those under way are answered, a second at most.
    default void settle() {}

    /// These jobs were begun.
    default void taken(Collection<String> jobs, Instant now) {}

    /// These jobs were found untouched and were put back: the target did not take them.
    default void rejected(Collection<String> jobs, Instant now) {}

    /// The rows of these do not show whether the target took them.
    default void undecided(Collection<String> jobs) {}

    /// Jobs that were enqueued a while ago were not begun: answers are to be compared with the rows again.
    default void doubt() {}

    /// Whether the target refuses: then one job at a time is tried.
    default boolean isPaused() {
        return false;
    }

    /// What is known of the target.
    default TargetState target() {
        return TargetState.answers();
    }
}
