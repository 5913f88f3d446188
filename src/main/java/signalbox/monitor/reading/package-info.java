/// Facts that are read less often than the queue: each at its own interval, and with its own reason if it cannot be
/// read. No verdict.
@NullMarked
package signalbox.monitor.reading;

import org.jspecify.annotations.NullMarked;
