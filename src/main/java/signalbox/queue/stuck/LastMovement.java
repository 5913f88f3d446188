package signalbox.queue.stuck;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When jobs last moved, to the second: from the columns of the running jobs and of the newest rows.
///
/// @param enqueued when one was last enqueued; null when no row shows it, as for the others
/// @param began when a worker last began one
/// @param done when one was last done; failures are not included, because they have no time
/// @param waitsSince since when a job could run that was created after all of these: nothing moved since, so it has
///     been pending all the time; null when there is none
/// @param addedAt when the first such job was created
public record LastMovement(
        @Nullable Instant enqueued,
        @Nullable Instant began,
        @Nullable Instant done,
        @Nullable Instant waitsSince,
        @Nullable Instant addedAt) {
    public static final LastMovement UNSEEN = new LastMovement(null, null, null, null, null);

    /// The latest of the three; null when there is none.
    public @Nullable Instant last() {
        return Stream.of(enqueued, began, done)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
