package signalbox.ui.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.text.DurationText;
import signalbox.text.QualifiedName;
import signalbox.text.ShortUuid;
import signalbox.text.TimeText;

/// A job as a row of the table. Texts that depend on the time are stored in it, so that a row equals another one until
/// its text changes.
///
/// @param ranFor empty when it is not known: a failed job has no time of its end
record JobRow(
        Job job,
        String created,
        String enqueued,
        String started,
        String done,
        String cancelled,
        String eta,
        String ranFor) {
    static JobRow of(Job job, Instant now) {
        var times = job.times();
        return new JobRow(
                job,
                moment(times.created(), now),
                moment(times.enqueued(), now),
                moment(times.started(), now),
                moment(times.done(), now),
                moment(times.cancelled(), now),
                eta(job, now),
                ranFor(job, now));
    }

    String uuid() {
        return job.uuid();
    }

    /// The primary key, which identifies the row: a job may have no uuid.
    long id() {
        return job.id();
    }

    /// The first eight characters: enough to distinguish two jobs and to search for one.
    String shortUuid() {
        return ShortUuid.of(job.uuid());
    }

    String tries() {
        return job.tries().label();
    }

    boolean isLastTry() {
        return job.tries().areUsedUp();
    }

    /// Without the module: the row's tooltip and the detail have the full name.
    String exception() {
        var name = Objects.requireNonNullElse(job.exception(), "");
        return QualifiedName.simple(name);
    }

    String message() {
        return Objects.requireNonNullElse(job.exceptionMessage(), "").strip();
    }

    String worker() {
        return job.workerPid() == 0 ? "" : Integer.toString(job.workerPid());
    }

    /// What one more column holds.
    String more(String column) {
        return job.more().getOrDefault(column, "").strip();
    }

    private static String moment(@Nullable Instant at, Instant now) {
        return at == null ? "" : TimeText.narrow(at, now);
    }

    /// Only an eta in the future: a past one no longer means anything.
    private static String eta(Job job, Instant now) {
        var eta = job.times().eta();
        return eta == null || !eta.isAfter(now) ? "" : TimeText.narrow(eta, now);
    }

    private static String ranFor(Job job, Instant now) {
        var started = job.times().started();
        if (job.state() == JobState.STARTED && started != null) {
            return DurationText.of(Duration.between(started, now));
        }
        var seconds = job.times().execSeconds();
        return seconds == null || seconds == 0 ? "" : DurationText.execution(seconds);
    }
}
