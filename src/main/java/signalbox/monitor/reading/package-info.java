/// What is looked at less often than the queue, within a budget of time.
@NullMarked
package signalbox.monitor.reading;

import org.jspecify.annotations.NullMarked;
