package signalbox.ui.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One virtual thread for each task; closing it interrupts those that are still running.
public final class FxBackground implements Background, AutoCloseable {
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("background-", 1).factory());

    @Override
    public <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx) {
        threads.execute(() -> {
            var outcome = TaskResult.of(work);
            FxThread.later(() -> onFx.accept(outcome));
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
