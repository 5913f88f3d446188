package signalbox.queue.movement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.text.TimeOrder;

/// What pending jobs show of tries that were postponed: such a job was enqueued and begun, and its dates were cleared.
///
/// @param postponed no try was postponed later than this: no column keeps when it was, but an eta is set then, which
///     lies behind it. Null when no job seems to have been tried
/// @param retries of all pending jobs: each try makes them more, unless it asks to be ignored
public record PostponedTries(@Nullable Instant postponed, long retries) {
    public static final PostponedTries NONE = new PostponedTries(null, 0);

    PostponedTries with(PostponedTries others) {
        return new PostponedTries(TimeOrder.laterKnown(postponed, others.postponed), retries + others.retries);
    }
}
