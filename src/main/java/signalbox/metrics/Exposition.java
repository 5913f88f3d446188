package signalbox.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// The two texts in which Prometheus and its like read metrics.
public enum Exposition {
    OPENMETRICS(OpenMetricsTextFormatWriter.create()),
    PROMETHEUS(PrometheusTextFormatWriter.create());

    private final ExpositionFormatWriter writer;

    Exposition(ExpositionFormatWriter writer) {
        this.writer = writer;
    }

    /// The text that a client wants.
    ///
    /// @param accept the header of its request; null: none
    public static Exposition wanted(@Nullable String accept) {
        return OPENMETRICS.writer.accepts(accept) ? OPENMETRICS : PROMETHEUS;
    }

    public String contentType() {
        return writer.getContentType();
    }

    /// In UTF-8.
    public byte[] bytes(MetricSnapshots metrics) {
        var bytes = new ByteArrayOutputStream();
        try {
            writer.write(bytes, metrics, EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
