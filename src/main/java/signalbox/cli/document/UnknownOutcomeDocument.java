package signalbox.cli.document;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.connection.PostgresException;
import signalbox.queue.job.JobTarget;

/// An operation on jobs, such as `requeue` when the connection was lost before the server said whether it made the
/// change.
///
/// @param changed null: it is not known
/// @param unknown the jobs that may have changed
public record UnknownOutcomeDocument(
        Instant takenAt,
        @Nullable List<String> changed,
        @Nullable String changedReason,
        List<String> unknown) {

    public static UnknownOutcomeDocument of(Instant takenAt, PostgresException lost, List<JobTarget> targets) {
        return new UnknownOutcomeDocument(
                takenAt,
                null,
                lost.getMessage(),
                targets.stream().map(JobTarget::uuid).toList());
    }
}
