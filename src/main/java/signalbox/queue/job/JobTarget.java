package signalbox.queue.job;

import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.ShownJob;

/// A job that an operator pointed at, in the state that the operator saw.
///
/// @param id the primary key of its row: no other row is meant, whatever its uuid; null where only the uuid is known.
///     A uuid that several rows have names none of them
/// @param channel where it was, if it was chosen for that, too; null: wherever it is
public record JobTarget(
        @Nullable Long id,
        String uuid,
        JobState shown,
        @Nullable String channel) {
    /// One that is meant in whatever channel it is.
    public JobTarget(@Nullable Long id, String uuid, JobState shown) {
        this(id, uuid, shown, null);
    }

    /// One of which only the uuid is known.
    public JobTarget(String uuid, JobState shown) {
        this(null, uuid, shown);
    }

    public static JobTarget of(ShownJob job) {
        return new JobTarget(job.row(), job.uuid(), job.state());
    }
}
