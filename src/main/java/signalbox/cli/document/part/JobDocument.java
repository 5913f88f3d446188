package signalbox.cli.document.part;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.queue.job.Job;

/// One row of queue_job. A time, a number or a text that the row has not is null; a reason tells where something
/// stands there that is none.
public record JobDocument(
        @Nullable String uuid,
        @Nullable String state,
        String channel,
        String name,
        String model,
        String method,
        @Nullable Integer priority,
        int retry,
        int maxRetries,
        @Nullable Instant created,
        @Nullable Instant enqueued,
        @Nullable Instant started,
        @Nullable Instant done,
        @Nullable Instant cancelled,
        @Nullable Instant eta,
        @Nullable Double execSeconds,
        @Nullable String exception,
        @Nullable Integer workerPid,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String createdReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String enqueuedReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String startedReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String doneReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cancelledReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String etaReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String execSecondsReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String uuidReason) {

    public static JobDocument of(Job job) {
        var uuid = job.uuid().isEmpty() ? null : job.uuid();
        var tries = job.tries();
        var times = job.times();
        return new JobDocument(
                uuid,
                job.stored().stored(),
                job.channel(),
                job.call().name(),
                job.call().model(),
                job.call().method(),
                tries.priority(),
                tries.retry(),
                tries.maxRetries(),
                times.created(),
                times.enqueued(),
                times.started(),
                times.done(),
                times.cancelled(),
                times.eta(),
                times.execSeconds(),
                job.exception(),
                job.workerPid() == 0 ? null : job.workerPid(),
                unreadable(job, "date_created"),
                unreadable(job, "date_enqueued"),
                unreadable(job, "date_started"),
                unreadable(job, "date_done"),
                unreadable(job, "date_cancelled"),
                unreadable(job, "eta"),
                unreadable(job, "exec_time"),
                NullReason.beside(uuid, "The row has none: it can be listed, and not be pointed at."));
    }

    private static @Nullable String unreadable(Job job, String column) {
        return job.times().unreadable(column).orElse(null);
    }
}
