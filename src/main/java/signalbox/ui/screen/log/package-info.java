/// What the runner's log says about one job or one runner, read when the operator asks. `signalbox.app.config` finds
/// and
/// reads it.
@NullMarked
package signalbox.ui.screen.log;

import org.jspecify.annotations.NullMarked;
