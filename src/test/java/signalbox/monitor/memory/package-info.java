@NullMarked
package signalbox.monitor.memory;

import org.jspecify.annotations.NullMarked;
