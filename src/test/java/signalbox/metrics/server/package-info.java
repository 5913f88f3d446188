@NullMarked
package signalbox.metrics.server;

import org.jspecify.annotations.NullMarked;
