/// What is read less often than the queue, each with its own rhythm and its own reason where it cannot be read. No
/// verdict.
@NullMarked
package signalbox.monitor.reading;

import org.jspecify.annotations.NullMarked;
