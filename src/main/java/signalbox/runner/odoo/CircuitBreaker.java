package signalbox.runner.odoo;

import java.time.Duration;
import java.time.Instant;
import signalbox.text.TimeOrder;

/// Stops a runner from asking a refusing target in a loop: a pause of 1 s that doubles to 60 s, with one trial job
/// after each. The time is an argument; safe for several threads.
final class CircuitBreaker {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Duration pause = Duration.ZERO;
    private Instant until = Instant.MIN;
    private boolean trying;

    /// The target took a job.
    synchronized void taken() {
        pause = Duration.ZERO;
        until = Instant.MIN;
        trying = false;
    }

    /// The target refused. Refusals that come together count once.
    synchronized void refused(Instant now) {
        if (now.isBefore(until)) {
            return;
        }
        pause = pause.isZero() ? FIRST : TimeOrder.shorter(pause.multipliedBy(2), LONGEST);
        until = now.plus(pause);
        trying = false;
    }

    /// What the trial job showed is not known: the next trial may be made.
    synchronized void trialUnknown() {
        trying = false;
    }

    /// How many jobs may be sent now. During a pause 0, after it 1: a caller that gets this one trial must send it.
    synchronized int room(Instant now) {
        if (pause.isZero()) {
            return Integer.MAX_VALUE;
        }
        if (now.isBefore(until) || trying) {
            return 0;
        }
        return 1;
    }

    /// A job is sent. If it is the trial, no other is sent until its result is known.
    synchronized void sent() {
        trying = !pause.isZero();
    }

    synchronized boolean isPaused() {
        return !pause.isZero();
    }

    synchronized Instant until() {
        return until;
    }
}
