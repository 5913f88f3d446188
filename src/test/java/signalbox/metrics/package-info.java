@NullMarked
package signalbox.metrics;

import org.jspecify.annotations.NullMarked;
