package signalbox.channel.simulation;

import java.time.Duration;
import java.util.List;

/// Quantiles of sorted durations, between two of them in proportion.
final class Quantiles {
    private Quantiles() {}

    static Duration of(List<Duration> sorted, double share) {
        var at = share * (sorted.size() - 1);
        var below = (int) Math.floor(at);
        var above = Math.min(below + 1, sorted.size() - 1);
        var step = sorted.get(above).minus(sorted.get(below)).toNanos();
        return sorted.get(below).plusNanos(Math.round(step * (at - below)));
    }
}
