package signalbox.queue.job;

import org.jspecify.annotations.Nullable;

/// How often a job was tried and how often it may be.
///
/// @param priority smaller runs first, 10 by default; null where the row has none
/// @param retry tries so far
/// @param maxRetries 0: for ever
public record JobTries(@Nullable Integer priority, int retry, int maxRetries) {
    /// For a person; `none` where the row has none.
    public String priorityWords() {
        return priority == null ? "none" : Integer.toString(priority);
    }
}
