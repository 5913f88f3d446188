package signalbox.queue.trend;

import java.time.Duration;
import java.time.Instant;
import signalbox.text.TimeOrder;

/// The steps of a period: of equal length, from round times on. The last one holds the present moment.
///
/// @param now by the server's clock
public record TrendAxis(Instant from, Duration step, int steps, Instant now) {
    /// The steps that end with the one in which `now` lies.
    public static TrendAxis of(TrendPeriod period, Instant now) {
        var length = period.step().toSeconds();
        var end = (Math.floorDiv(now.getEpochSecond(), length) + 1) * length;
        return new TrendAxis(
                Instant.ofEpochSecond(end).minus(period.length()),
                period.step(),
                (int) period.length().dividedBy(period.step()),
                now);
    }

    public Instant to() {
        return start(steps);
    }

    /// When the step of this number begins.
    public Instant start(int number) {
        return from.plus(step.multipliedBy(number));
    }

    /// The last moment of it that is known: for the last step that is now.
    public Instant end(int number) {
        return TimeOrder.earlier(start(number + 1), now);
    }

    /// The number of the step in which a moment lies: -1 before the first, `steps()` after the last.
    public int place(Instant at) {
        if (at.isBefore(from)) {
            return -1;
        }
        return at.isBefore(to()) ? (int) Duration.between(from, at).dividedBy(step) : steps;
    }
}
