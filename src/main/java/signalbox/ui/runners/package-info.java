/// The screen Runners: the line of succession, the timeline, one connection, the embedded runner and the guard.
/// `content` prepares what they show.
@NullMarked
package signalbox.ui.runners;

import org.jspecify.annotations.NullMarked;
