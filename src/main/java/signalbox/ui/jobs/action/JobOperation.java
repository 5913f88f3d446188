package signalbox.ui.jobs.action;

import java.util.List;
import signalbox.queue.JobState;
import signalbox.queue.action.JobAction;
import signalbox.queue.action.JobAction.Reach;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobTarget;
import signalbox.text.NumberText;
import signalbox.ui.kit.Icon;

/// What an operator may do to jobs.
public enum JobOperation {
    REQUEUE(
            "Requeue",
            "requeued",
            Icon.REQUEUE,
            "A job that waits for others cannot be requeued: requeue the jobs that it waits for."),
    SET_DONE(
            "Set done",
            "set done",
            Icon.CHECK,
            "queue_job does not know its state: Signalbox does not change" + " such a job."),
    CANCEL("Cancel", "cancelled", Icon.CANCEL, "Only pending, enqueued and failed jobs can be cancelled.");

    private final String word;
    private final String participle;
    private final Icon icon;
    private final String limit;

    JobOperation(String word, String participle, Icon icon, String limit) {
        this.word = word;
        this.participle = participle;
        this.icon = icon;
        this.limit = limit;
    }

    /// Its name in sentences and on buttons.
    String word() {
        return word;
    }

    /// `3 requeued`
    String participle() {
        return participle;
    }

    Icon icon() {
        return icon;
    }

    /// Why it is not possible for every job: one sentence.
    String limit() {
        return limit;
    }

    /// No operation suits a state that queue_job does not know.
    boolean suits(JobState state) {
        return switch (this) {
            case REQUEUE -> state != JobState.WAIT_DEPENDENCIES && state != JobState.OTHER;
            case SET_DONE -> state != JobState.OTHER;
            case CANCEL -> state == JobState.PENDING || state == JobState.ENQUEUED || state == JobState.FAILED;
        };
    }

    /// `Requeue 3 jobs`, `Set 1 job done`
    String words(int jobs) {
        var count = NumberText.of(jobs, "job", "jobs");
        return this == SET_DONE ? "Set " + count + " done" : word + " " + count;
    }

    JobAction on(List<Job> jobs, Reach reach) {
        var targets = jobs.stream().map(JobTarget::of).toList();
        return switch (this) {
            case REQUEUE -> new JobAction.Requeue(targets);
            case SET_DONE -> new JobAction.SetDone(targets);
            case CANCEL -> new JobAction.Cancel(targets, reach);
        };
    }
}
