package signalbox.queue;

import org.jspecify.annotations.Nullable;

/// A job as an operator saw it in a list: what an action needs to name it and to notice that it has changed.
public interface ShownJob {
    /// The primary key of its row; null where it was not read.
    default @Nullable Long row() {
        return null;
    }

    String uuid();

    StoredState stored();

    JobCall call();

    default JobState state() {
        return stored().state();
    }
}
