/// `Snapshot`: one immutable picture of all that is watched, the loop that takes it, and what was seen before.
@NullMarked
package signalbox.monitor;

import org.jspecify.annotations.NullMarked;
