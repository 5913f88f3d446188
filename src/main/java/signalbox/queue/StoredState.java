package signalbox.queue;

import org.jspecify.annotations.Nullable;

/// The value of the column `state` of one row; queue_job may not know it.
///
/// @param stored the value as it was read; cut where it is longer than a `BoundedText`
public record StoredState(@Nullable String stored) {
    public StoredState {
        stored = stored == null ? null : BoundedText.cut(stored);
    }

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
