package signalbox.ui.jobs.detail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.text.DurationText;
import signalbox.text.NumberText;
import signalbox.text.TimeText;

/// A job's way through the queue. queue_job stores no time when a job failed: that end stays unknown here.
final class JobTimeline {
    /// One point of the way.
    ///
    /// @param word what happened
    /// @param time when, as written; `time unknown` if no column holds it
    /// @param before the duration since the point before; may be empty
    /// @param reached false if this is still to come
    /// @param tooltip both zones and the age of a moment; empty without one
    record Stage(JobState state, String word, String time, String before, boolean reached, String tooltip) {
        Stage(JobState state, String word, String time, String before, boolean reached) {
            this(state, word, time, before, reached, "");
        }
    }

    private final Job job;
    private final Instant now;
    private final List<Stage> stages = new ArrayList<>();
    private @Nullable Instant last;

    private JobTimeline(Job job, Instant now) {
        this.job = job;
        this.now = now;
    }

    static List<Stage> of(Job job, Instant now) {
        return new JobTimeline(job, now).stages();
    }

    private List<Stage> stages() {
        var times = job.times();
        happened(JobState.PENDING, "created", times.created(), "");
        if (job.state() == JobState.WAIT_DEPENDENCIES || job.state() == JobState.PENDING) {
            waiting();
            return List.copyOf(stages);
        }
        happenedIfKnown(JobState.ENQUEUED, "enqueued", times.enqueued(), retries());
        happenedIfKnown(JobState.STARTED, "started", times.started(), "");
        switch (job.state()) {
            case ENQUEUED -> open("not started yet");
            case STARTED -> open("still running");
            case DONE -> happened(JobState.DONE, "done", times.done(), "");
            case CANCELLED -> happened(JobState.CANCELLED, "cancelled", times.cancelled(), "");
            case FAILED -> stages.add(new Stage(JobState.FAILED, "failed", "time unknown", "", true));
            case OTHER -> stages.add(new Stage(JobState.OTHER, job.stored().label(), "time unknown", "", true));
            case WAIT_DEPENDENCIES, PENDING -> {}
        }
        return List.copyOf(stages);
    }

    private void waiting() {
        var eta = job.times().eta();
        var since = job.times().created();
        var waited = since == null ? "" : DurationText.of(Duration.between(since, now));
        if (job.state() == JobState.WAIT_DEPENDENCIES) {
            stages.add(new Stage(JobState.WAIT_DEPENDENCIES, "waits", "for other jobs", waited + retries(), true));
        } else if (eta != null && eta.isAfter(now)) {
            stages.add(new Stage(JobState.PENDING, "pending", "waits for its ETA", waited + retries(), true));
            stages.add(new Stage(
                    JobState.ENQUEUED,
                    "not before",
                    TimeText.narrow(eta, now),
                    "in " + DurationText.of(Duration.between(now, eta)),
                    false,
                    TimeText.inBothZones(eta)));
        } else {
            stages.add(new Stage(JobState.PENDING, "pending", "waits for a slot", waited + retries(), true));
        }
    }

    private void happenedIfKnown(JobState state, String word, @Nullable Instant at, String remark) {
        if (at != null) {
            happened(state, word, at, remark);
        }
    }

    private void happened(JobState state, String word, @Nullable Instant at, String remark) {
        var from = last;
        var between =
                at == null || from == null || at.isBefore(from) ? "" : DurationText.of(Duration.between(from, at));
        stages.add(
                at == null
                        ? new Stage(state, word, "time unknown", between + remark, true)
                        : new Stage(state, word, TimeText.narrow(at, now), between + remark, true, tooltip(at)));
        last = at == null ? last : at;
    }

    private String tooltip(Instant at) {
        return TimeText.inBothZones(at) + "\n" + DurationText.closeAgo(Duration.between(at, now));
    }

    private void open(String words) {
        var from = last;
        var soFar = from == null ? "" : DurationText.of(Duration.between(from, now)) + " so far";
        stages.add(new Stage(JobState.DONE, words, "", soFar, false));
    }

    /// No column shows what came before the last start, except for this number.
    private String retries() {
        var tries = job.tries().retry();
        return tries != null && tries > 1 ? ", " + NumberText.of(tries, "try", "tries") : "";
    }
}
