package signalbox.runner.odoo;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// How Odoo is asked to run jobs that are enqueued. Nothing here blocks.
@FunctionalInterface
public interface JobTrigger {
    void send(String uuid);

    /// How many more jobs may be sent now: few or none while the target refuses.
    default int room(Instant now) {
        return Integer.MAX_VALUE;
    }

    /// When there will be room again; only asked while there is none.
    default Instant roomAt(Instant now) {
        return now;
    }

    /// Jobs that were answered since the last call, and whose answer does not show whether they were begun: their
    /// rows must show it. Some of them may have run, because a job that fails answers with an error, too.
    default List<String> takeDoubtful() {
        return List.of();
    }

    /// Jobs without an answer in time, whose rows should be looked at now, with the time of their request. They are
    /// returned again until `taken`, `rejected` or `undecided` names them.
    default Map<String, Instant> takeLate(Instant now) {
        return Map.of();
    }

    /// Jobs that were requested and for which no call has said yet whether they were begun.
    default List<String> unsettled() {
        return List.of();
    }

    /// Waits until the open requests are answered, at most a second.
    default void settle() {}

    /// These jobs were begun.
    default void taken(Collection<String> jobs, Instant now) {}

    /// No worker had begun these jobs and they were put back: the target did not take them.
    default void rejected(Collection<String> jobs, Instant now) {}

    /// The rows of these jobs do not show whether the target took them.
    default void undecided(Collection<String> jobs) {}

    /// Jobs that were enqueued a while ago were not begun: from now on the answers are compared with the rows
    /// again.
    default void doubt() {}

    /// Whether the target refuses jobs: then one at a time is tried.
    default boolean isPaused() {
        return false;
    }

    /// What is known of the target.
    default TargetState target() {
        return TargetState.answers();
    }
}
