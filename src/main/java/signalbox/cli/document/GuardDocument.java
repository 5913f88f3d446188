package signalbox.cli.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.queue.action.EnqueueGuard;

/// `guard status`, and what `guard install` and `guard remove` left.
public record GuardDocument(
        Instant takenAt, boolean installed, @Nullable Long dropped) {
    public static GuardDocument of(Instant takenAt, EnqueueGuard.Status status) {
        return new GuardDocument(takenAt, status.installed(), status.dropped());
    }
}
