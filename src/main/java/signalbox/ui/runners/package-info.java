/// The screen Runners: the line of succession, the timeline, one connection, the embedded runner and the guard. What
/// they show is worked out in `content`.
@NullMarked
package signalbox.ui.runners;

import org.jspecify.annotations.NullMarked;
