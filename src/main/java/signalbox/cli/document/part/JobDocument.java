package signalbox.cli.document.part;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.capability.Capabilities;
import signalbox.queue.BoundedText;
import signalbox.queue.job.Job;

/// One row of queue_job. A time, number or text that the row does not have is null. If the value is not valid, or the
/// column cannot be read, a reason says so.
public record JobDocument(
        @Nullable String uuid,
        @Nullable String state,
        String channel,
        @Nullable String name,
        @Nullable String model,
        @Nullable String method,
        @Nullable Integer priority,
        @Nullable Integer retry,
        @Nullable Integer maxRetries,
        @Nullable Instant created,
        @Nullable Instant enqueued,
        @Nullable Instant started,
        @Nullable Instant done,
        @Nullable Instant cancelled,
        @Nullable Instant eta,
        @Nullable Double execSeconds,
        @Nullable String exception,
        @Nullable Integer workerPid,
        @JsonUnwrapped Reasons reasons) {

    @OmitNull
    public record Reasons(
            @Nullable String nameReason,
            @Nullable String modelReason,
            @Nullable String methodReason,
            @Nullable String retryReason,
            @Nullable String maxRetriesReason,
            @Nullable String createdReason,
            @Nullable String enqueuedReason,
            @Nullable String startedReason,
            @Nullable String doneReason,
            @Nullable String cancelledReason,
            @Nullable String etaReason,
            @Nullable String execSecondsReason,
            @Nullable String exceptionReason,
            @Nullable String workerPidReason,
            @Nullable String uuidReason) {
        private static Reasons of(Row row) {
            return new Reasons(
                    row.unknown("name"),
                    row.unknown("model_name"),
                    row.unknown("method_name"),
                    row.unknown("retry"),
                    row.unknown("max_retries"),
                    row.unknown("date_created"),
                    row.unknown("date_enqueued"),
                    row.unknown("date_started"),
                    row.unknown("date_done"),
                    row.unknown("date_cancelled"),
                    row.unknown("eta"),
                    row.unknown("exec_time"),
                    row.unknown("exc_name"),
                    row.unknown("worker_pid"),
                    row.job().uuid().isEmpty()
                            ? "The row has no uuid: it can be listed, but no action can name" + " it."
                            : BoundedText.isCut(row.job().uuid()) ? BoundedText.NO_UUID : null);
        }
    }

    /// A job, and which of its columns could be read.
    private record Row(Job job, Capabilities capabilities) {
        <T> @Nullable T value(String column, T value) {
            return capabilities.hasColumn(column) ? value : null;
        }

        @Nullable
        String unknown(String column) {
            return capabilities.hasColumn(column)
                    ? job.times().unreadable(column).orElse(null)
                    : "queue_job has no column " + column + " here that this role may read.";
        }
    }

    public static JobDocument of(Job job, Capabilities capabilities) {
        var row = new Row(job, capabilities);
        var call = job.call();
        var tries = job.tries();
        var times = job.times();
        return new JobDocument(
                job.uuid().isEmpty() ? null : job.uuid(),
                job.stored().stored(),
                job.channel(),
                row.value("name", call.name()),
                row.value("model_name", call.model()),
                row.value("method_name", call.method()),
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
                Reasons.of(row));
    }
}
