package signalbox.health.why;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.election.ObservedDispatcher;
import signalbox.health.DeadSlotHolders;
import signalbox.health.FindingWords;
import signalbox.health.KnownConfig;
import signalbox.health.Remedy;
import signalbox.health.SiteStatus;
import signalbox.health.StuckJobInvestigation;
import signalbox.health.StuckJobInvestigation.JobLiveness;
import signalbox.health.YesNoUnknown;
import signalbox.health.why.JobDiagnosis.Step;
import signalbox.monitor.Snapshot;
import signalbox.queue.CreatedAheadJobs;
import signalbox.queue.JobState;
import signalbox.queue.job.Job;
import signalbox.queue.job.JobTarget;
import signalbox.queue.job.JobTimes;

/// The steps for jobs that hold a slot, and for those that are over.
final class ActiveJobSteps {
    private static final String STATE = "state";

    private ActiveJobSteps() {}

    static List<Step> steps(Job job, Snapshot snapshot, KnownConfig config) {
        var steps = new ArrayList<Step>();
        var proof = proof(job, snapshot);
        var held = held(job, snapshot);
        var sentence = job.state() == JobState.STARTED ? started(job, snapshot) : enqueued(job, snapshot);
        if (proof.filter(found -> found.verdict() == JobLiveness.DEAD).isPresent()) {
            steps.add(Step.no(
                    STATE,
                    ended(job, sentence, snapshot) + " No worker is running it: "
                            + String.join(" ", proof.get().evidence()),
                    new Remedy.RequeueDead(List.of(JobTarget.of(job)))));
        } else {
            steps.add(
                    job.state() == JobState.STARTED && isDoubtful(job, proof, held, snapshot)
                            ? Step.unknown(STATE, doubted(job, snapshot))
                            : Step.yes(STATE, sentence));
        }
        proof.map(ActiveJobSteps::step).or(() -> held).ifPresent(steps::add);
        if (job.state() == JobState.ENQUEUED) {
            steps.add(TargetStep.of(config));
        }
        var awake = SiteStatus.of(snapshot);
        steps.add(new Step("workers", awake.answer(), awake.evidence(), Remedy.none()));
        return steps;
    }

    /// Whether nothing shows that a worker runs it: no verdict, no lock, and no time that a worker wrote lately.
    private static boolean isDoubtful(
            Job job, Optional<StuckJobInvestigation> proof, Optional<Step> held, Snapshot snapshot) {
        if (proof.isPresent()) {
            return proof.get().verdict() == JobLiveness.UNKNOWN;
        }
        var began = job.times().started();
        return held.isEmpty()
                && (began == null || began.isAfter(snapshot.serverTime().plus(CreatedAheadJobs.TOLERANCE)));
    }

    private static Optional<StuckJobInvestigation> proof(Job job, Snapshot snapshot) {
        return StuckJobInvestigation.all(snapshot).stream()
                .filter(proof ->
                        proof.job().uuid().equals(job.uuid()) && proof.job().state() == job.state())
                .findFirst();
    }

    /// For a job that is not late, because its row lock is held.
    private static Optional<Step> held(Job job, Snapshot snapshot) {
        return DeadSlotHolders.running(snapshot).stream()
                .filter(running -> running.uuid().equals(job.uuid()) && running.state() == job.state())
                .filter(running -> running.lock().isHeld())
                .findFirst()
                .map(_ -> Step.yes("performed", StuckJobInvestigation.HELD));
    }

    private static Step step(StuckJobInvestigation proof) {
        var ok = switch (proof.verdict()) {
            case ALIVE -> YesNoUnknown.YES;
            case DEAD -> YesNoUnknown.NO;
            case UNKNOWN -> YesNoUnknown.UNKNOWN;
        };
        return new Step("performed", ok, String.join(" ", proof.evidence()), Remedy.none());
    }

    private static String started(Job job, Snapshot snapshot) {
        return "It runs: " + worker(job) + " began it " + started(job.times(), snapshot) + ".";
    }

    private static String doubted(Job job, Snapshot snapshot) {
        return "It is started, but it is not known whether a worker still runs it: " + worker(job) + " began it "
                + started(job.times(), snapshot) + ".";
    }

    private static String started(JobTimes times, Snapshot snapshot) {
        return when(times, "date_started", times.started(), snapshot);
    }

    private static String ended(Job job, String sentence, Snapshot snapshot) {
        return job.state() == JobState.STARTED
                ? "It no longer runs: " + worker(job) + " began it " + started(job.times(), snapshot) + "."
                : sentence;
    }

    private static String worker(Job job) {
        return job.workerPid() == 0 ? "a worker" : "process " + job.workerPid();
    }

    private static String enqueued(Job job, Snapshot snapshot) {
        var dispatcher = ObservedDispatcher.of(snapshot.observation()).runner();
        return "It was dispatched "
                + when(job.times(), "date_enqueued", job.times().enqueued(), snapshot)
                + ", and no worker has begun it yet. The table does not record which runner enqueued it"
                + (dispatcher == null ? "." : "; the runner of pid " + dispatcher.pid() + " enqueues jobs.");
    }

    /// @param column the one with the time, or with a value that is not a time
    private static String when(JobTimes times, String column, @Nullable Instant at, Snapshot snapshot) {
        var odd = times.unreadable(column);
        if (odd.isPresent()) {
            return "at an unknown time (" + odd.get() + ")";
        }
        return FindingWords.atOrUnknown(at, snapshot.serverTime());
    }

    /// For a state that queue_job does not know.
    static Step unknown(Job job) {
        return Step.no(
                STATE,
                "Its state is " + job.stored().label() + ", which queue_job does not know. No runner takes it,"
                        + " and Signalbox does not change it.",
                Remedy.none());
    }

    static Step over(Job job, Instant now) {
        var sentence = switch (job.state()) {
            case DONE -> "It was done " + FindingWords.atOrUnknown(job.times().done(), now) + ".";
            case CANCELLED ->
                "It was cancelled " + FindingWords.atOrUnknown(job.times().cancelled(), now) + ".";
            case FAILED -> failed(job, now);
            case WAIT_DEPENDENCIES, PENDING, ENQUEUED, STARTED, OTHER ->
                throw new IllegalArgumentException("The job is not over: " + job.state());
        };
        return Step.no(STATE, sentence, new Remedy.ShowJob(job.uuid()));
    }

    private static String failed(Job job, Instant now) {
        var message = job.exceptionMessage();
        return "It failed with " + Objects.requireNonNullElse(job.exception(), "an unknown exception")
                + (message == null || message.isBlank() ? "" : ": " + withoutStop(message.strip()))
                + ". It was started " + FindingWords.atOrUnknown(job.times().started(), now)
                + "; the table does not record when it failed.";
    }

    /// The message of an exception may end with a full stop of its own.
    private static String withoutStop(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
