@NullMarked
package signalbox.monitor;

import org.jspecify.annotations.NullMarked;
