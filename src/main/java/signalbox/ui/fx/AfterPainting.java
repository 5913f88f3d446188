package signalbox.ui.fx;

import javafx.animation.AnimationTimer;

/// Runs a task when what is in the scenes now has been drawn. On the FX thread.
public final class AfterPainting {
    /// A pulse begins when the picture of the one before it is drawn.
    private static final int PULSES = 2;

    private AfterPainting() {}

    public static void run(Runnable task) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                pulses++;
                if (pulses == PULSES) {
                    stop();
                    task.run();
                }
            }
        }.start();
    }
}
