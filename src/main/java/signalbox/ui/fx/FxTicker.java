package signalbox.ui.fx;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Runs a task on the FX thread again and again. A timeline would do so, too, but while one plays, JavaFX looks through
/// all windows sixty times a second. To be used on the FX thread.
public final class FxTicker {
    private final Duration every;
    private final Runnable task;
    private @Nullable Thread thread;

    public FxTicker(Duration every, Runnable task) {
        this.every = every;
        this.task = task;
    }

    /// Begins, the first time now. Nothing happens when it runs already.
    public void play() {
        if (thread == null) {
            thread = Thread.ofVirtual().name("ticker").start(this::beat);
            task.run();
        }
    }

    /// After this the task does not run any more.
    public void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    public boolean isPlaying() {
        return thread != null;
    }

    private void beat() {
        var mine = Thread.currentThread();
        var tick = new LatestOnFx<Thread>(sender -> {
            if (sender.equals(thread)) {
                task.run();
            }
        });
        try {
            while (true) {
                Thread.sleep(every);
                tick.accept(mine);
            }
        } catch (InterruptedException e) {
            // Stopped.
        }
    }
}
