package signalbox.monitor;

import java.time.Duration;
import signalbox.text.TimeOrder;

/// What looks at the runners alone cost the server, and how often they may be taken for that. They go before everything
/// else: who leads is to be seen soon, and the figures about jobs wait. One thread takes looks; any may ask.
final class LookCost {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /// The newest look counts for a fifth, so that a single dear one changes little.
    private static final int MEMORY = 5;
    /// So much of the share stays for reading everything.
    private static final double LEFT = 0.25;

    private volatile Duration usual = Duration.ZERO;

    /// @param cost how long the server worked for one look
    void took(Duration cost) {
        usual = usual.isZero()
                ? cost
                : usual.multipliedBy(MEMORY - 1).plus(cost).dividedBy(MEMORY);
    }

    /// How long to wait between two looks, so that they stay below the share.
    ///
    /// @param share of one core of the server, above 0
    Duration rest(double share, Duration interval) {
        var paid = Duration.ofNanos(Math.round(usual.toNanos() / share));
        return TimeOrder.longer(interval, TimeOrder.shorter(paid, LONGEST));
    }

    /// What looks leave of the share, at least a quarter of it.
    double leaves(double share, Duration interval) {
        var taken = usual.toNanos() / (double) rest(share, interval).toNanos();
        return Math.max(share * LEFT, share - taken);
    }
}
