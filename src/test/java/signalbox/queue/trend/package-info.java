@NullMarked
package signalbox.queue.trend;

import org.jspecify.annotations.NullMarked;
