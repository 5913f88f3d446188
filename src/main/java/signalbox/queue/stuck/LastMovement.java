package signalbox.queue.stuck;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When jobs last moved, to the second: from the columns of the running jobs and of the newest rows.
///
/// @param enqueued when one was last enqueued; null when no row shows it, as for the others
/// @param began when a worker last began one
/// @param done when one was last done; failures are not included, because they have no time
/// @param waiting by channel: since when a job could run that the table shows to have been pending ever since: it was
///     created after all of these, or was written before the last of them was. A job that was written later may just
///     have been put back: no column keeps that
/// @param addedAt when the first job was created that was created after all of these and could run; null when there is
///     none
/// @param tries of jobs that are pending again
public record LastMovement(
        @Nullable Instant enqueued,
        @Nullable Instant began,
        @Nullable Instant done,
        Map<String, Instant> waiting,
        @Nullable Instant addedAt,
        Tries tries) {
    public static final LastMovement UNSEEN = new LastMovement(null, null, null, Map.of(), null, Tries.NONE);

    public LastMovement {
        waiting = Map.copyOf(waiting);
    }

    /// The latest of the three; null when there is none.
    public @Nullable Instant last() {
        return Stream.of(enqueued, began, done)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
