package signalbox.cli.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.cli.document.part.LeadershipDocument;
import signalbox.cli.document.part.OmitNull;
import signalbox.cli.document.part.RunnerDocument;
import signalbox.monitor.Snapshot;
import signalbox.queue.action.guard.EnqueueGuard;

/// `runners`: the runner connections in order of succession, and the leader.
public record RunnersDocument(
        Instant takenAt,
        List<String> caveats,
        @JsonUnwrapped LeadershipDocument.Leaders leaders,
        List<RunnerDocument> runners,
        List<LeadershipDocument.AnomalyDocument> anomalies,
        Guard guard) {

    public record Guard(
            boolean installed,
            @OmitNull @Nullable String fault,
            @Nullable Long dropped,
            @OmitNull @Nullable String droppedReason) {
        static Guard of(EnqueueGuard.Status status) {
            return new Guard(status.installed(), status.fault(), status.dropped(), GuardDocument.whyNotCounted(status));
        }
    }

    public static RunnersDocument of(Snapshot snapshot) {
        var leadership = LeadershipDocument.of(snapshot);
        return new RunnersDocument(
                snapshot.takenAt(),
                snapshot.capabilities().caveats(),
                leadership.leaders(),
                snapshot.leadership().succession().stream()
                        .map(candidate -> RunnerDocument.of(candidate, snapshot.workers()))
                        .toList(),
                leadership.anomalies(),
                Guard.of(snapshot.guard()));
    }
}
