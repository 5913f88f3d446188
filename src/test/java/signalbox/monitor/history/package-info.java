@NullMarked
package signalbox.monitor.history;

import org.jspecify.annotations.NullMarked;
