package signalbox.bench;

import java.util.List;
import java.util.Map;
import signalbox.statistics.Quantiles;

/// Some measured values of one kind.
record Sample(List<Double> values) {
    Sample {
        values = values.stream().map(Sample::rounded).sorted().toList();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    double median() {
        return quantile(0.5);
    }

    double p95() {
        return quantile(0.95);
    }

    double max() {
        return values.getLast();
    }

    private double quantile(double share) {
        return rounded(Quantiles.of(values, share));
    }

    Map<String, Object> figures() {
        return Map.of("median", median(), "p95", p95(), "min", values.getFirst(), "max", max(), "all", values);
    }

    static double ratio(double one, double other) {
        return Math.round(one / other * 100) / 100.0;
    }
}
