package signalbox.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// A figure that is read again only as often as it is cheap: it may take two percent of the time, and no more.
final class Budgeted<T> {
    private static final int COST_FACTOR = 50;

    private final Duration atLeast;
    private Instant due = Instant.MIN;
    private T value;

    /// @param atLeast how long a value is good for in any case
    Budgeted(T first, Duration atLeast) {
        this.value = first;
        this.atLeast = atLeast;
    }

    T get(Instant now, Supplier<T> read) {
        if (!now.isBefore(due)) {
            var begun = System.nanoTime();
            value = read.get();
            var cost = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(COST_FACTOR);
            due = now.plus(cost.compareTo(atLeast) > 0 ? cost : atLeast);
        }
        return value;
    }
}
