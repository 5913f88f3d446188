package signalbox.queue.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a search through the table has come.
///
/// @param created when the job was created at which it stopped; null when there is none
/// @param part of the ids that lie behind it, 0 to 1
public record SearchReach(@Nullable Instant created, double part) {
    /// The part, rounded down.
    public int percent() {
        return (int) (100 * part);
    }
}
