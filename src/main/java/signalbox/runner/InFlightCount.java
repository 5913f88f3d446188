package signalbox.runner;

import java.time.Duration;

/// Counts what is not over yet.
final class InFlightCount {
    private int count;

    synchronized void begin() {
        count++;
    }

    synchronized void end() {
        count--;
        notifyAll();
    }

    /// Waits until nothing is under way, at most that long; answers whether it came to that.
    synchronized boolean awaitNone(Duration longest) throws InterruptedException {
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
