package signalbox.queue.job;

import org.jspecify.annotations.Nullable;
import signalbox.queue.JobCall;
import signalbox.queue.ShownJob;
import signalbox.queue.StoredState;

/// One row of queue_job, without its long texts.
///
/// @param id the primary key, which grows in the order of creation
/// @param uuid empty where the column is NULL: such a row can be shown, but no action can name it
/// @param stored the value of the column `state`
/// @param channel the complete name; `root` where the column is NULL
/// @param exception the exception's name; null when there is none
/// @param exceptionMessage its first 300 characters
/// @param workerPid the Odoo process that runs or ran it; 0 when unknown
/// @param graph shared by all jobs of one dependency graph; null outside of graphs and before queue_job 14.0
public record Job(
        long id,
        String uuid,
        StoredState stored,
        String channel,
        JobCall call,
        JobTries tries,
        JobTimes times,
        @Nullable String exception,
        @Nullable String exceptionMessage,
        int workerPid,
        @Nullable String graph)
        implements ShownJob {
    @Override
    public Long row() {
        return id;
    }
}
