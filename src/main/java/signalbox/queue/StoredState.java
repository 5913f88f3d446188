package signalbox.queue;

import org.jspecify.annotations.Nullable;

/// The value of the column `state` of one row; queue_job may not know it.
///
/// @param stored the value as it was read
public record StoredState(@Nullable String stored) {
    public static StoredState of(JobState state) {
        return new StoredState(state.stored());
    }

    public JobState state() {
        return JobState.of(stored);
    }

    /// For a person: `paused`, `''` for an empty text, `NULL`.
    public String label() {
        return stored == null ? "NULL" : stored.isEmpty() ? "''" : stored;
    }
}
