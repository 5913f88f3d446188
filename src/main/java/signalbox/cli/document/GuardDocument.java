package signalbox.cli.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.NullReason;
import signalbox.cli.document.part.OmitNull;
import signalbox.queue.action.guard.EnqueueGuard;

/// `guard status`, and the state after `guard install` and `guard remove`.
///
/// @param fault why it is not known to guard although it is installed
/// @param dropped how many updates it dropped since it was installed
public record GuardDocument(
        Instant takenAt,
        boolean installed,
        @OmitNull @Nullable String fault,
        @Nullable Long dropped,
        @OmitNull @Nullable String droppedReason) {

    public static GuardDocument of(Instant takenAt, EnqueueGuard.Status status) {
        return new GuardDocument(takenAt, status.installed(), status.fault(), status.dropped(), whyNotCounted(status));
    }

    static @Nullable String whyNotCounted(EnqueueGuard.Status status) {
        return NullReason.ifNull(
                status.dropped(),
                status.installed() ? "This role may not read the guard's count." : "The guard is not installed.");
    }
}
