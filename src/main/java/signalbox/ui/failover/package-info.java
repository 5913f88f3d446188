/// The screen Failover lab: setting a drill up, following it, past reports. Drills themselves are in
/// `signalbox.failover`.
@NullMarked
package signalbox.ui.failover;

import org.jspecify.annotations.NullMarked;
