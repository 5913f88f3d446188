@NullMarked
package signalbox.failover.probe;

import org.jspecify.annotations.NullMarked;
