package signalbox.queue.stuck;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When jobs moved last, as the columns of those that run and of the youngest rows show it, to the second.
///
/// @param enqueued null when none shows it, as for the others
/// @param began when a worker began one
/// @param done failures have no time: they are not in it
/// @param waitsSince since when a job could run that was created after all of these: as nothing moved since, it has
/// been pending all the time; null when there is none
/// @param addedAt when the first such job was created
public record LastMovement(
        @Nullable Instant enqueued,
        @Nullable Instant began,
        @Nullable Instant done,
        @Nullable Instant waitsSince,
        @Nullable Instant addedAt) {
    public static final LastMovement UNSEEN = new LastMovement(null, null, null, null, null);

    /// The youngest of the three; null when there is none.
    public @Nullable Instant last() {
        return Stream.of(enqueued, began, done)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
