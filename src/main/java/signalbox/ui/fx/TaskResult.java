package signalbox.ui.fx;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// How a piece of background work ended.
public sealed interface TaskResult<T extends @Nullable Object> {
    record Done<T extends @Nullable Object>(T value) implements TaskResult<T> {}

    record Failed<T extends @Nullable Object>(Exception cause) implements TaskResult<T> {}

    /// Runs the work here and now. An interrupt stays visible to the thread that was interrupted.
    static <T extends @Nullable Object> TaskResult<T> of(Callable<T> work) {
        try {
            return new Done<>(work.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed<>(e);
        } catch (Exception e) {
            return new Failed<>(e);
        } catch (Error e) {
            // Whoever waits for an answer gets one: too much memory asked for once is no reason to wait for ever.
            return new Failed<>(new IllegalStateException("It could not be done here: " + e, e));
        }
    }
}
