package signalbox.cli.document.part;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;

/// How many jobs are in each state, under the names that queue_job stores.
///
/// @param other counts by the word, for states that queue_job does not know
/// @param approximate the states that were estimated and not counted
/// @param asFarAsSeen whether row security hides jobs from this role, or may
public record CountsDocument(
        @JsonProperty("wait_dependencies") long waitDependencies,
        long pending,
        long enqueued,
        long started,
        long done,
        long failed,
        long cancelled,
        Map<String, Long> other,
        List<String> approximate,
        boolean asFarAsSeen) {

    public static CountsDocument of(Snapshot snapshot) {
        return new CountsDocument(
                count(snapshot, JobState.WAIT_DEPENDENCIES),
                count(snapshot, JobState.PENDING),
                count(snapshot, JobState.ENQUEUED),
                count(snapshot, JobState.STARTED),
                count(snapshot, JobState.DONE),
                count(snapshot, JobState.FAILED),
                count(snapshot, JobState.CANCELLED),
                snapshot.counts().others(),
                approximate(snapshot),
                snapshot.capabilities().hidesJobs());
    }

    private static long count(Snapshot snapshot, JobState state) {
        return snapshot.counts().of(state).value();
    }

    private static List<String> approximate(Snapshot snapshot) {
        return snapshot.counts().byState().entrySet().stream()
                .filter(entry -> entry.getValue().approximate())
                .map(entry -> entry.getKey().stored())
                .toList();
    }
}
