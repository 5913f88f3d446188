package signalbox.ui.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// The one class that puts work on the FX thread.
public final class FxThread {
    private static @Nullable CompletableFuture<Void> ahead;

    private FxThread() {}

    /// Runs the task on the FX thread, later; never waits for it.
    public static void later(Runnable task) {
        Platform.runLater(task);
    }

    /// Begins to start the toolkit on a thread of its own, while the caller goes on; `start` must follow for a window.
    /// If it does not start, `start` throws.
    ///
    /// @param first runs on the FX thread, before anything else
    public static synchronized void startAhead(Runnable first) {
        var started = new CompletableFuture<Void>();
        ahead = started;
        Thread.ofPlatform().daemon().name("window-ahead").start(() -> {
            try {
                startToolkit(first);
                started.complete(null);
            } catch (RuntimeException | Error e) {
                started.completeExceptionally(e);
            }
        });
    }

    /// Starts the toolkit, unless that has begun, and runs the first task on its thread. The toolkit runs until `exit`,
    /// even if all windows are closed.
    public static void start(Runnable first) {
        var started = takeAhead();
        if (started == null) {
            startToolkit(first);
            return;
        }
        try {
            started.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        later(first);
    }

    private static synchronized @Nullable CompletableFuture<Void> takeAhead() {
        var begun = ahead;
        ahead = null;
        return begun;
    }

    private static void startToolkit(Runnable first) {
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
