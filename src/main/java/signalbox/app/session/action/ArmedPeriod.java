package signalbox.app.session.action;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signalbox.postgres.Deadline;

/// Whether the operator may act. It is off at the start, and goes off by itself when the time is over by either clock:
/// the wall clock may be set back, and the monotonic one stops while the machine sleeps. Safe for several threads.
public final class ArmedPeriod {
    /// Long enough to read a preview and decide, short enough not to be forgotten.
    public static final Duration LASTS = Duration.ofMinutes(5);

    private final InstantSource clock;
    private @Nullable Instant until;
    private Deadline deadline = Deadline.now();

    ArmedPeriod(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void arm() {
        until = clock.instant().plus(LASTS);
        deadline = Deadline.in(LASTS);
    }

    synchronized void disarm() {
        until = null;
    }

    /// How much time is left; empty when it is off.
    synchronized Optional<Duration> left() {
        var end = until;
        if (end == null) {
            return Optional.empty();
        }
        var byWallClock = Duration.between(clock.instant(), end);
        var left = byWallClock.compareTo(deadline.left()) < 0 ? byWallClock : deadline.left();
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }
}
