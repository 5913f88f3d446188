package signalbox.queue.job;

import org.jspecify.annotations.Nullable;

/// How often a job was tried, and how often it may be tried.
///
/// @param priority a job with a smaller number runs first, 10 by default; null where the row has none
/// @param retry tries so far; null where the column cannot be read
/// @param maxRetries 0: no limit; null where the column cannot be read
public record JobTries(
        @Nullable Integer priority,
        @Nullable Integer retry,
        @Nullable Integer maxRetries) {
    /// For a person; `none` where the row has none.
    public String priorityText() {
        return priority == null ? "none" : Integer.toString(priority);
    }

    /// `5 of 5`, `2 of any number`, `unknown of 5`.
    public String sentence() {
        return (retry == null ? "unknown" : retry) + " of "
                + (maxRetries == null ? "an unknown number" : maxRetries == 0 ? "any number" : maxRetries);
    }

    /// `5/5`; `2/∞` without a limit; `?` for what is not known.
    public String label() {
        return (retry == null ? "?" : retry) + "/" + (maxRetries == null ? "?" : maxRetries == 0 ? "∞" : maxRetries);
    }

    /// Whether it will not be tried again after a failure; false where that is not known.
    public boolean areUsedUp() {
        return retry != null && maxRetries != null && maxRetries > 0 && retry >= maxRetries;
    }
}
