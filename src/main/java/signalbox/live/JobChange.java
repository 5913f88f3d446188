package signalbox.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;

/// A change of a job's state, as two looks show it: states that it passed in between were not seen.
///
/// @param before its state when it was last seen; null when it was not open then, or not seen
/// @param now what became of it
/// @param after its state now; null unless it was seen
/// @param row what its row says now; null unless it was seen
public record JobChange(
        String uuid,
        @Nullable JobState before,
        Fate now,
        @Nullable JobState after,
        @Nullable ChangedRow row) {
    /// What became of a job.
    public enum Fate {
        /// Its row was read.
        SEEN,
        /// There is no row any more.
        DELETED,
        /// It is no longer open; whether it is done, cancelled or deleted was not seen.
        LEFT
    }

    /// @param channel as it is stored; `root` where the row has none
    /// @param worker the pid of the process that ran it last, on its own host; null where the row has none
    /// @param moved when it came to this state, if the row says so: to the second, by Odoo's clock
    public record ChangedRow(
            String channel,
            String model,
            String method,
            @Nullable Integer worker,
            @Nullable Instant moved) {
        static ChangedRow of(OpenJob job) {
            return new ChangedRow(
                    job.channel(),
                    job.model(),
                    job.method(),
                    null,
                    moved(job.state(), job.enqueued(), job.started(), null));
        }

        /// When a job came to this state, by its dates.
        public static @Nullable Instant moved(
                JobState state, @Nullable Instant enqueued, @Nullable Instant started, @Nullable Instant done) {
            return switch (state) {
                case ENQUEUED -> enqueued;
                case STARTED -> started;
                case DONE -> done;
                case WAIT_DEPENDENCIES, PENDING, FAILED, CANCELLED, OTHER -> null;
            };
        }
    }

    public static JobChange seen(String uuid, @Nullable JobState before, JobState after, ChangedRow row) {
        return new JobChange(uuid, before, Fate.SEEN, after, row);
    }

    public static JobChange deleted(String uuid, @Nullable JobState before) {
        return new JobChange(uuid, before, Fate.DELETED, null, null);
    }

    public static JobChange left(String uuid, JobState before) {
        return new JobChange(uuid, before, Fate.LEFT, null, null);
    }

    static JobChange found(@Nullable JobState before, OpenJob job, String uuid) {
        return seen(uuid, before, job.state(), ChangedRow.of(job));
    }
}
