package signalbox.health.why;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import signalbox.health.LogEvidence;
import signalbox.health.Remedy;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.monitor.Snapshot;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;

/// What the runner's log shows about a job that waits to be begun: that its requests, or all, fail, or that the runner
/// starts over.
final class LogStep {
    static final String NAME = "log";

    /// A worker begins a job within a moment after it was enqueued.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private LogStep() {}

    /// Empty where the log shows nothing: that something is not in it proves nothing.
    static Optional<Step> of(Job job, LogEvidence log) {
        if (!isAwaited(job)) {
            return Optional.empty();
        }
        var shown = Stream.of(log.failedRequests(job.uuid()).or(log::failedRequests), log.putBack(), log.restarts())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return shown.isEmpty() ? Optional.empty() : Optional.of(Step.no(NAME, shown, new Remedy.ShowConfig()));
    }

    private static boolean isAwaited(Job job) {
        return job.state() == JobState.PENDING || job.state() == JobState.ENQUEUED;
    }

    /// Whether the log may show why: the job is enqueued and no worker begins it, nothing moves, or nobody leads.
    static boolean isNeeded(Job job, JobDiagnosis why, Snapshot snapshot) {
        var enqueued = job.times().enqueued();
        return switch (job.state()) {
            case ENQUEUED -> enqueued == null || enqueued.plus(PATIENCE).isBefore(snapshot.serverTime());
            case PENDING -> why.isWrong("queue") || why.isWrong("leader");
            case WAIT_DEPENDENCIES, STARTED, DONE, FAILED, CANCELLED, OTHER -> false;
        };
    }
}
