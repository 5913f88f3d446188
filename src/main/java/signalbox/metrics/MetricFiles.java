package signalbox.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The dashboard and the rules that come with the metrics.
public final class MetricFiles {
    private MetricFiles() {}

    /// A dashboard for Grafana, as JSON.
    public static String dashboard() {
        return text("grafana-dashboard.json");
    }

    /// Alerting rules for Prometheus, as YAML.
    public static String rules() {
        return text("prometheus-rules.yml");
    }

    private static String text(String file) {
        try (var in = MetricFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The build left out " + file + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }
}
