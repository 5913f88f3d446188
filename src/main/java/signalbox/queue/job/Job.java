package signalbox.queue.job;

import java.util.Map;
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
/// @param more what further columns hold, as the server writes it, or its beginning; without those that hold nothing
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
        @Nullable String graph,
        Map<String, String> more)
        implements ShownJob {

    public Job {
        more = Map.copyOf(more);
    }

    /// When no more columns were asked for.
    public Job(
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
            @Nullable String graph) {
        this(id, uuid, stored, channel, call, tries, times, exception, exceptionMessage, workerPid, graph, Map.of());
    }

    Job with(Map<String, String> columns) {
        return new Job(
                id, uuid, stored, channel, call, tries, times, exception, exceptionMessage, workerPid, graph, columns);
    }

    @Override
    public Long row() {
        return id;
    }
}
