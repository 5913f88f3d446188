package signalbox.queue.job;

import signalbox.queue.JobState;
import signalbox.queue.ShownJob;

/// A job that an operator pointed at, in the state that the operator saw.
public record JobTarget(String uuid, JobState shown) {
    public static JobTarget of(ShownJob job) {
        return new JobTarget(job.uuid(), job.state());
    }
}
