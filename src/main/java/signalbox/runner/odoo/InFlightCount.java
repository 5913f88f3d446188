package signalbox.runner.odoo;

import java.time.Duration;

/// Counts what is not over yet.
public final class InFlightCount {
    private int count;

    public synchronized void begin() {
        count++;
    }

    public synchronized void end() {
        count--;
        notifyAll();
    }

    /// Waits until nothing is under way, at most that long; returns whether that was reached.
    public synchronized boolean awaitNone(Duration longest) throws InterruptedException {
        var end = System.nanoTime() + longest.toNanos();
        while (count > 0) {
            var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
