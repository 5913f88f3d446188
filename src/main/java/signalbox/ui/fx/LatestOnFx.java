package signalbox.ui.fx;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The end of a feed: passes the newest value to the FX thread and drops older ones. The writer never waits, and at
/// most one task is queued on the FX thread, however fast it writes.
public final class LatestOnFx<T> implements Consumer<T> {
    private final AtomicReference<@Nullable T> newest = new AtomicReference<>();
    private final Consumer<T> onFx;

    public LatestOnFx(Consumer<T> onFx) {
        this.onFx = onFx;
    }

    @Override
    public void accept(T value) {
        if (newest.getAndSet(value) == null) {
            FxThread.later(this::deliver);
        }
    }

    private void deliver() {
        var value = newest.getAndSet(null);
        if (value != null) {
            onFx.accept(value);
        }
    }
}
