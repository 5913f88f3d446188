/// What the screen Failover lab shows of drills. Plain values, no nodes.
@NullMarked
package signalbox.ui.failover.content;

import org.jspecify.annotations.NullMarked;
