/// The probe jobs of drills, as the table shows them: their channel, and whether any are left. How a drill adds
/// and removes them is in `signalbox.failover`.
@NullMarked
package signalbox.queue.probe;

import org.jspecify.annotations.NullMarked;
