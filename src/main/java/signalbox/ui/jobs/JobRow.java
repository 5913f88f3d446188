package signalbox.ui.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.text.DurationText;
import signalbox.text.ShortUuid;
import signalbox.ui.kit.TimeText;

/// A job as a row of the table. What depends on the time is written out here, so that a row equals itself until
/// its text changes.
///
/// @param ranFor empty when there is nothing to say: a failed job leaves no time of its end
record JobRow(Job job, String created, String started, String eta, String ranFor) {
    static JobRow of(Job job, Instant now) {
        var times = job.times();
        return new JobRow(
                job, moment(times.created(), now), moment(times.started(), now), eta(job, now), ranFor(job, now));
    }

    String uuid() {
        return job.uuid();
    }

    /// Tells the rows apart, also those without a uuid.
    String key() {
        return job.uuid().isEmpty() ? "row " + job.id() : job.uuid();
    }

    /// The first eight characters: enough to tell two jobs apart and to search by.
    String shortUuid() {
        return ShortUuid.of(job.uuid());
    }

    String tries() {
        return job.tries().label();
    }

    boolean isLastTry() {
        return job.tries().areUsedUp();
    }

    /// Without the module: the tooltip of the row and the detail have it in full.
    String exception() {
        var name = Objects.requireNonNullElse(job.exception(), "");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String moment(@Nullable Instant at, Instant now) {
        return at == null ? "" : TimeText.brief(at, now);
    }

    /// Only while it is still to come: a past one no longer means anything.
    private static String eta(Job job, Instant now) {
        var eta = job.times().eta();
        return eta == null || !eta.isAfter(now) ? "" : TimeText.brief(eta, now);
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
