package signalbox.ui.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Does the work at once, on the caller's thread: view-models are tested without a toolkit.
public final class InlineBackground implements Background {
    @Override
    public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {
        onFx.accept(TaskResult.of(work));
    }

    /// The work takes no time: what a test expects does not depend on how busy the machine is.
    @Override
    public long nanoTime() {
        return 0;
    }
}
