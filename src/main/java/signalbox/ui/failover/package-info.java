/// The screen Failover lab: setting up a drill, watching it, and earlier reports. What it shows is in `content`, the
/// drills themselves are in `signalbox.failover`.
@NullMarked
package signalbox.ui.failover;

import org.jspecify.annotations.NullMarked;
