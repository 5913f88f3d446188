package signalbox.statistics;

import java.time.Duration;
import java.util.List;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/// Quantiles, with one definition for all that Signalbox shows: type 7 of Hyndman and Fan (1996). PostgreSQL's
/// `percentile_cont`, Excel and NumPy use it, too. Between two values it interpolates in proportion. Pure.
public final class Quantiles {
    private static final Quantile TYPE_7 = Quantile.withDefaults().with(EstimationMethod.HF7);

    private Quantiles() {}

    /// @param sorted at least one, smallest first
    /// @param share from 0 to 1: 0.5 is the median
    public static double of(List<Double> sorted, double share) {
        return TYPE_7.evaluate(sorted.size(), sorted::get, share);
    }

    /// @param sorted at least one, smallest first
    public static double of(long[] sorted, double share) {
        return TYPE_7.evaluate(sorted.length, at -> sorted[at], share);
    }

    /// The same for durations: exact to the nanosecond up to a hundred days, and to the microsecond above that.
    public static Duration ofDurations(List<Duration> sorted, double share) {
        return Duration.ofNanos(
                Math.round(TYPE_7.evaluate(sorted.size(), at -> sorted.get(at).toNanos(), share)));
    }
}
