/// The time machine: the screens as they were at a moment that was recorded, and the scrubber that chooses it. What
/// was not recorded is not shown; nothing here acts.
@NullMarked
package signalbox.ui.past;

import org.jspecify.annotations.NullMarked;
