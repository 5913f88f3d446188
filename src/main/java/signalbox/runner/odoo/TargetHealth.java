package signalbox.runner.odoo;

import java.time.Duration;
import java.time.Instant;

/// What is known about a target, and how many jobs it may therefore be asked to run. The time is an argument; safe for
/// several threads.
public final class TargetHealth {
    private final CircuitBreaker pause = new CircuitBreaker();
    private TargetState state = TargetState.answers();
    private boolean proven;

    /// The target began a job that it was asked to run.
    public synchronized void taken(Instant now) {
        proven = true;
        pause.taken();
        if (state instanceof TargetState.Silent(var since, var _, var putBack)) {
            state = new TargetState.AnswersAgain(now, Duration.between(since, now), putBack);
        }
    }

    /// Jobs that it was asked to run were not begun, and were put back.
    ///
    /// @param reason what it did instead: a clause
    public synchronized void refused(String reason, int jobs, Instant now) {
        pause.refused(now);
        state = state instanceof TargetState.Silent(var since, var _, var putBack)
                ? new TargetState.Silent(since, reason, putBack + jobs)
                : new TargetState.Silent(now, reason, jobs);
    }

    /// The rows of the jobs do not show whether the target took them.
    public synchronized void undecided() {
        pause.trialUnknown();
    }

    /// Jobs that were enqueued were not begun: from now on its answers are compared with the rows again.
    public synchronized void doubt() {
        proven = false;
    }

    /// Whether an answer as runjob gives it, or none in time, means that it took the job.
    public synchronized boolean isTrusted() {
        return proven && !pause.isPaused();
    }

    public synchronized TargetState state() {
        return state;
    }

    /// A job is on its way.
    public void sent() {
        pause.sent();
    }

    public int room(Instant now) {
        return pause.room(now);
    }

    public boolean isPaused() {
        return pause.isPaused();
    }

    public Instant until() {
        return pause.until();
    }
}
