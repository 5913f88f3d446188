package signalbox.queue.trend;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import signalbox.statistics.Quantiles;

/// Lengths of time in whole milliseconds, many of them. Immutable.
public final class Lengths {
    static final Lengths NONE = new Lengths(new long[0]);

    private final long[] millis;

    private Lengths(long[] millis) {
        this.millis = millis;
    }

    static Lengths of(Collection<Duration> lengths) {
        return new Lengths(lengths.stream().mapToLong(Duration::toMillis).toArray());
    }

    /// Of the text `250,3000`.
    static Lengths parse(@Nullable String text) {
        return text == null
                ? NONE
                : new Lengths(Arrays.stream(text.split(",", -1))
                        .mapToLong(Long::parseLong)
                        .toArray());
    }

    /// All of these.
    static Lengths all(Collection<Lengths> parts) {
        var all = new long[parts.stream().mapToInt(part -> part.millis.length).sum()];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part.millis, 0, all, at, part.millis.length);
            at += part.millis.length;
        }
        return new Lengths(all);
    }

    /// Null for no lengths at all.
    @Nullable
    TrendSpread spread() {
        if (millis.length == 0) {
            return null;
        }
        var sorted = millis.clone();
        Arrays.sort(sorted);
        return new TrendSpread(
                quantile(sorted, 0.5), quantile(sorted, 0.95), Duration.ofMillis(sorted[sorted.length - 1]));
    }

    private static Duration quantile(long[] sorted, double share) {
        return Duration.ofMillis(Math.round(Quantiles.of(sorted, share)));
    }
}
