package signalbox.queue.action.bulk;

import java.time.Duration;

/// Pauses, continues and stops a run. Safe for several threads.
final class BulkSwitch {
    /// Where the run is.
    ///
    /// @param batch how many batches were tried
    /// @param ran for how long, without pauses
    /// @param why the reason of a pause or of an early end; empty: none
    record BulkPoint(BulkPhase phase, int batch, Duration ran, String why) {}

    private final Runnable changed;
    private BulkPhase phase = BulkPhase.RUNNING;
    private int batch;
    private Duration ran = Duration.ZERO;
    private String why = "";
    private boolean stopped;

    /// @param changed called on the thread that runs, without the lock
    BulkSwitch(Runnable changed) {
        this.changed = changed;
    }

    synchronized BulkPoint at() {
        return new BulkPoint(phase, batch, ran, why);
    }

    /// Waits while paused.
    ///
    /// @return false when it was stopped
    boolean mayRun() {
        if (at().phase() != BulkPhase.RUNNING) {
            changed.run();
        }
        try {
            return awaited();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop("Signalbox was closed");
            return false;
        }
    }

    private synchronized boolean awaited() throws InterruptedException {
        while (phase != BulkPhase.RUNNING && !stopped) {
            wait();
        }
        return !stopped;
    }

    synchronized void pause(String reason) {
        if (!stopped && phase != BulkPhase.OVER) {
            phase = BulkPhase.PAUSED;
            why = reason;
        }
    }

    synchronized void waitAfterTrial() {
        if (!stopped && phase == BulkPhase.RUNNING) {
            phase = BulkPhase.TRIED;
        }
    }

    synchronized void goOn() {
        if (!stopped && phase != BulkPhase.OVER) {
            phase = BulkPhase.RUNNING;
            why = "";
            notifyAll();
        }
    }

    /// A reason that is already there, such as a lost connection, is kept.
    synchronized void stop(String reason) {
        if (!stopped && phase != BulkPhase.OVER) {
            stopped = true;
            why = why.isEmpty() || phase != BulkPhase.PAUSED ? reason : reason + ": " + why;
            notifyAll();
        }
    }

    synchronized void ran(Duration time) {
        ran = ran.plus(time);
    }

    void batchDone(int count) {
        synchronized (this) {
            batch = count;
        }
        changed.run();
    }

    void over() {
        synchronized (this) {
            phase = BulkPhase.OVER;
        }
        changed.run();
    }
}
