package signalbox.ui.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Work away from the FX thread. Plain values go in (read properties before), an immutable outcome comes out on
/// the FX thread. Tests use an inline one, so that view-models need no toolkit.
public interface Background {
    <T extends @Nullable Object> void run(Callable<T> work, Consumer<TaskResult<T>> onFx);
}
