/// The web server that offers the metrics of a watch. What they are is in `metrics` alone.
@NullMarked
package signalbox.metrics.server;

import org.jspecify.annotations.NullMarked;
