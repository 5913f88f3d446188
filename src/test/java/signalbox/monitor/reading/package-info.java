@NullMarked
package signalbox.monitor.reading;

import org.jspecify.annotations.NullMarked;
