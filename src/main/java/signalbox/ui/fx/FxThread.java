package signalbox.ui.fx;

import javafx.application.Platform;

/// The one class that puts work on the FX thread.
public final class FxThread {
    private FxThread() {}

    /// Runs the task on the FX thread, later; never waits for it.
    public static void later(Runnable task) {
        Platform.runLater(task);
    }

    /// Starts the toolkit and runs the first task on its thread. The toolkit runs until `exit`, even if all windows
    /// are closed.
    public static void start(Runnable first) {
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            first.run();
        });
    }

    public static boolean isCurrent() {
        return Platform.isFxApplicationThread();
    }

    /// Ends the toolkit: the last call of a window.
    public static void exit() {
        Platform.exit();
    }
}
