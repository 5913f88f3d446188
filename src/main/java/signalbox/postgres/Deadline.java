package signalbox.postgres;

import java.time.Duration;

/// A moment to wait for, by the monotonic clock: changes of the wall clock do not move it.
///
/// @param nanos value of `System.nanoTime`
public record Deadline(long nanos) {
    public static Deadline in(Duration time) {
        return now().plus(time);
    }

    /// A deadline that is over.
    public static Deadline now() {
        return new Deadline(System.nanoTime());
    }

    public Deadline plus(Duration time) {
        return new Deadline(nanos + time.toNanos());
    }

    /// How long it is until then; zero or negative once it is over.
    public Duration left() {
        return Duration.ofNanos(nanos - System.nanoTime());
    }

    public boolean isOver() {
        return nanos - System.nanoTime() <= 0;
    }

    public Deadline orLater(Deadline other) {
        return nanos - other.nanos >= 0 ? this : other;
    }
}
