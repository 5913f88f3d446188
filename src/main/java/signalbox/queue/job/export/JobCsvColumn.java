package signalbox.queue.job.export;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobTimes;
import signalbox.text.SecretMask;

/// A column of a file of jobs. Its title is the key of `jobs --json`, its cells are what is stored: moments in ISO 8601
/// in
/// UTC, an empty text for what is not there, no secrets.
///
/// @param cell what it has of a job
public record JobCsvColumn(String title, Function<Job, String> cell) {
    /// All that each `Job` has.
    public static final List<JobCsvColumn> ALL = List.of(
            new JobCsvColumn("uuid", Job::uuid),
            new JobCsvColumn("state", job -> orEmpty(job.stored().stored())),
            new JobCsvColumn("channel", Job::channel),
            new JobCsvColumn("name", job -> SecretMask.masked(job.call().name())),
            new JobCsvColumn("model", job -> job.call().model()),
            new JobCsvColumn("method", job -> job.call().method()),
            new JobCsvColumn("priority", job -> number(job.tries().priority())),
            new JobCsvColumn("retry", job -> number(job.tries().retry())),
            new JobCsvColumn("maxRetries", job -> number(job.tries().maxRetries())),
            moment("created", "date_created", JobTimes::created),
            moment("enqueued", "date_enqueued", JobTimes::enqueued),
            moment("started", "date_started", JobTimes::started),
            moment("done", "date_done", JobTimes::done),
            moment("cancelled", "date_cancelled", JobTimes::cancelled),
            moment("eta", "eta", JobTimes::eta),
            new JobCsvColumn("execSeconds", job -> seconds(job.times())),
            new JobCsvColumn("exception", job -> SecretMask.masked(orEmpty(job.exception()))),
            new JobCsvColumn("message", job -> SecretMask.masked(orEmpty(job.exceptionMessage()))),
            new JobCsvColumn("workerPid", job -> number(job.workerPid() == 0 ? null : job.workerPid())),
            new JobCsvColumn("graph", job -> orEmpty(job.graph())));

    /// @throws IllegalArgumentException when none of these is called so
    public static JobCsvColumn of(String title) {
        return ALL.stream()
                .filter(column -> column.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No column of a file of jobs is called " + title));
    }

    /// A column of queue_job that the list asks for besides.
    public static JobCsvColumn more(String name) {
        return new JobCsvColumn(name, job -> SecretMask.masked(job.more().getOrDefault(name, "")));
    }

    private static JobCsvColumn moment(String title, String column, Function<JobTimes, @Nullable Instant> which) {
        return new JobCsvColumn(title, job -> {
            var at = which.apply(job.times());
            return at == null ? asStored(job.times(), column) : at.toString();
        });
    }

    private static String seconds(JobTimes times) {
        var seconds = times.execSeconds();
        return seconds == null ? asStored(times, "exec_time") : seconds.toString();
    }

    /// A value that is no moment, or no number.
    private static String asStored(JobTimes times, String column) {
        return times.unreadable().getOrDefault(column, "");
    }

    private static String number(@Nullable Integer value) {
        return value == null ? "" : value.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
