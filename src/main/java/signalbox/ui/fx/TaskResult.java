package signalbox.ui.fx;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// The result of background work: a value, or the exception.
public sealed interface TaskResult<T extends @Nullable Object> {
    record Done<T extends @Nullable Object>(T value) implements TaskResult<T> {}

    record Failed<T extends @Nullable Object>(Exception cause) implements TaskResult<T> {}

    /// Runs the work on this thread. If it is interrupted, the thread stays marked as interrupted.
    static <T extends @Nullable Object> TaskResult<T> of(Callable<T> work) {
        try {
            return new Done<>(work.call());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed<>(e);
        } catch (Exception e) {
            return new Failed<>(e);
        } catch (Error e) {
            // The caller always gets an answer, even after an OutOfMemoryError.
            return new Failed<>(new IllegalStateException("It could not be done here: " + e, e));
        }
    }
}
