@NullMarked
package signalbox.ui.failover;

import org.jspecify.annotations.NullMarked;
