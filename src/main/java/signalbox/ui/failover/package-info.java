/// The screen Failover lab: setting up a drill, watching it, and earlier reports. The drills themselves are in
/// `signalbox.failover`.
@NullMarked
package signalbox.ui.failover;

import org.jspecify.annotations.NullMarked;
