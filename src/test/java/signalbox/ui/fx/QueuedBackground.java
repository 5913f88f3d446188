package signalbox.ui.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the work until the test finishes it, in whatever order.
public final class QueuedBackground implements Background {
    private final List<Runnable> works = new ArrayList<>();

    @Override
    public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {
        works.add(() -> onFx.accept(TaskResult.of(work)));
    }

    /// The work takes no time: what a test expects does not depend on how busy the machine is.
    @Override
    public long nanoTime() {
        return 0;
    }

    public int size() {
        return works.size();
    }

    /// @param index 0 is the oldest that is not finished
    public void finish(int index) {
        works.remove(index).run();
    }
}
