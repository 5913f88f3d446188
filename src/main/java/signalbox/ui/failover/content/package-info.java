/// What the Failover screen shows of drills. Plain values, no nodes.
@NullMarked
package signalbox.ui.failover.content;

import org.jspecify.annotations.NullMarked;
