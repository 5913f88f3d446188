/// The figures of a watch in the format of Prometheus: which there are, and what they are at a moment. The web server
/// that offers them is in `metrics.server`. It asks no database.
@NullMarked
package signalbox.metrics;

import org.jspecify.annotations.NullMarked;
