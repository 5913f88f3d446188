package signalbox.metrics;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import signalbox.text.DurationText;

/// Gathers the samples of one exposition. What is added twice for the same labels is summed.
final class MetricBatch {
    private final Map<Metric, Map<List<String>, Double>> values = new EnumMap<>(Metric.class);
    private final Map<Metric, Map<List<String>, TimeBuckets>> times = new EnumMap<>(Metric.class);

    /// @param labels values, in the order of the metric's labels
    void add(Metric metric, double value, String... labels) {
        values.computeIfAbsent(metric, _ -> new LinkedHashMap<>()).merge(checked(metric, labels), value, Double::sum);
    }

    void add(Metric metric, long value, String... labels) {
        add(metric, (double) value, labels);
    }

    void add(Metric metric, Duration length, String... labels) {
        add(metric, DurationText.seconds(length), labels);
    }

    void add(Metric metric, TimeBuckets buckets, String... labels) {
        times.computeIfAbsent(metric, _ -> new LinkedHashMap<>()).put(checked(metric, labels), buckets);
    }

    /// Says why a metric has no sample.
    void unknown(Metric metric, UnknownReason reason) {
        unknown(metric.shownName(), reason);
    }

    /// @param what a metric, or one sample of it, or `all`
    void unknown(String what, UnknownReason reason) {
        values.computeIfAbsent(Metric.UNKNOWN, _ -> new LinkedHashMap<>()).put(List.of(what, reason.word()), 1.0);
    }

    private static List<String> checked(Metric metric, String... labels) {
        if (labels.length != metric.labels().size()) {
            throw new IllegalArgumentException(metric + " has the labels " + metric.labels());
        }
        return List.of(labels);
    }

    MetricSnapshots snapshots() {
        var all = new ArrayList<MetricSnapshot>();
        values.forEach((metric, samples) -> all.add(snapshot(metric, samples)));
        times.forEach((metric, samples) -> all.add(histogram(metric, samples)));
        return new MetricSnapshots(all);
    }

    private static MetricSnapshot snapshot(Metric metric, Map<List<String>, Double> samples) {
        return switch (metric.kind()) {
            case GAUGE -> {
                var gauge = named(GaugeSnapshot.builder(), metric);
                samples.forEach((labels, value) ->
                        gauge.dataPoint(new GaugeDataPointSnapshot(value, labels(metric, labels), null)));
                yield gauge.build();
            }
            case COUNTER -> {
                var counter = named(CounterSnapshot.builder(), metric);
                samples.forEach((labels, value) ->
                        counter.dataPoint(new CounterDataPointSnapshot(value, labels(metric, labels), null, 0)));
                yield counter.build();
            }
            case INFO -> {
                var info = named(InfoSnapshot.builder(), metric);
                samples.forEach((labels, _) -> info.dataPoint(new InfoDataPointSnapshot(labels(metric, labels))));
                yield info.build();
            }
            case HISTOGRAM -> throw new IllegalArgumentException(metric + " has buckets");
        };
    }

    private static MetricSnapshot histogram(Metric metric, Map<List<String>, TimeBuckets> samples) {
        var histogram = named(HistogramSnapshot.builder(), metric);
        samples.forEach((labels, buckets) -> histogram.dataPoint(new HistogramDataPointSnapshot(
                buckets.classic(), buckets.sum(), labels(metric, labels), Exemplars.EMPTY, 0)));
        return histogram.build();
    }

    private static <T extends MetricSnapshot.Builder<T>> T named(T builder, Metric metric) {
        builder.name(metric.family()).help(metric.help());
        var unit = metric.unit();
        return unit == null ? builder : builder.unit(unit);
    }

    private static Labels labels(Metric metric, List<String> values) {
        return Labels.of(metric.labels(), values);
    }
}
