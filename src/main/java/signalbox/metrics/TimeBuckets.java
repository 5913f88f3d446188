package signalbox.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import java.time.Duration;
import java.util.List;
import signalbox.text.DurationText;

/// A histogram of lengths of time. Not thread-safe.
final class TimeBuckets {
    /// In seconds. The dates of jobs have seconds: nothing shorter can be told apart.
    static final List<Integer> WAITS = List.of(1, 5, 15, 30, 60, 120, 300, 600, 1_800, 3_600, 10_800, 43_200, 86_400);
    static final List<Integer> RUNS = List.of(1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 10_800);

    private final List<Integer> bounds;
    private final long[] counts;
    private double sum;

    TimeBuckets(List<Integer> bounds) {
        this.bounds = bounds;
        this.counts = new long[bounds.size() + 1];
    }

    /// @param length a negative one, which clocks that differ can give, counts as none
    void add(Duration length) {
        var seconds = Math.max(0, DurationText.seconds(length));
        var at = 0;
        while (at < bounds.size() && seconds > bounds.get(at)) {
            at++;
        }
        counts[at]++;
        sum += seconds;
    }

    /// In seconds.
    double sum() {
        return sum;
    }

    ClassicHistogramBuckets classic() {
        var buckets = ClassicHistogramBuckets.builder();
        for (var at = 0; at < bounds.size(); at++) {
            buckets.bucket(bounds.get(at), counts[at]);
        }
        return buckets.bucket(Double.POSITIVE_INFINITY, counts[bounds.size()]).build();
    }
}
