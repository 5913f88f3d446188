@NullMarked
package signalbox.failover;

import org.jspecify.annotations.NullMarked;
