package signalbox.ui.fx;

import java.time.Duration;

/// Runs a task on the FX thread after some seconds. A pause of JavaFX would do so, too, but while one lasts, JavaFX
/// looks
/// through all windows sixty times a second.
public final class FxDelay {
    private final Thread thread;

    private FxDelay(Duration wait, Runnable task) {
        thread = Thread.ofVirtual().name("delay").start(() -> {
            try {
                Thread.sleep(wait);
                FxThread.later(task);
            } catch (InterruptedException e) {
                // Not wanted any more.
            }
        });
    }

    /// @param task runs on the FX thread
    public static FxDelay after(Duration wait, Runnable task) {
        return new FxDelay(wait, task);
    }

    /// The task does not run, unless it begins at this moment.
    public void stop() {
        thread.interrupt();
    }
}
