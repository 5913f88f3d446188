package signalbox.ui.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Work outside of the FX thread. Plain values go in (read properties before); an immutable result comes out on the FX
/// thread. Tests use an inline implementation, so that view-models need no toolkit.
public interface Background {
    <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx);

    /// The clock by which the duration of the work is measured, in nanoseconds: it never goes back.
    default long nanoTime() {
        return System.nanoTime();
    }
}
